package creditbank.ledger.site;

import creditbank.ledger.tile.DamagedLogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A log in a folder. */
record FolderSite(Path folder) implements LogSite {

    @Override
    public Optional<byte[]> read(String path, int most) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            return Optional.of(bounded(in, path, most));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Everything from a stream, unless it is more. */
    static byte[] bounded(InputStream in, String path, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new DamagedLogException(path, "longer than " + most + " bytes");
        }
        return bytes;
    }
}
