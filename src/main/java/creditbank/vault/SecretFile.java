package creditbank.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A secret of one line in a file (0600) of a folder (0700); looser permissions are refused. */
public final class SecretFile {
    private SecretFile() {}

    /** The line; made, forced to disk, and never changed again where there is none. Of two that make it together both get the first. */
    public static String readOrMake(Path file, Supplier<String> make) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        PrivateFiles.createFolder(folder);
        PrivateFiles.sweep(folder, file.getFileName() + ".*.tmp");
        if (!PrivateFiles.exists(file)) {
            make(folder, file, make.get() + "\n");
        }
        return new String(PrivateFiles.read(file), StandardCharsets.US_ASCII).strip();
    }

    /** By a link, which fails where there is a file. A crash before it leaves a temporary file that nobody reads, and which is removed when the secret is read a minute later. */
    private static void make(Path folder, Path file, String text) throws IOException {
        Path temporary = folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(temporary);
        try (FileChannel channel =
                PrivateFiles.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(true);
        }
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(temporary);
        }
        PrivateFiles.sync(folder);
    }
}
