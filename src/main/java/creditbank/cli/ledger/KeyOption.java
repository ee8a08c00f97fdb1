package creditbank.cli.ledger;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which log is believed. */
final class KeyOption {
    @Option(
            names = "--vkey",
            paramLabel = "KEY",
            description = "The log's key, name+id+base64, or a file that holds it (default: that of the home).")
    private String vkey = "";

    /** The key that was given, else the home's. */
    VerifierKey key(Path home) throws IOException {
        Path file = vkey.isEmpty() ? home.resolve("ledger").resolve("log.vkey") : path(vkey);
        String text = vkey;
        if (vkey.isEmpty() || Files.isRegularFile(file)) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("--vkey: expected the log's key, since there is none in " + file);
            }
            text = Files.readString(file, StandardCharsets.UTF_8).strip();
        }
        try {
            return VerifierKey.parse(text);
        } catch (NoteException e) {
            throw new IllegalArgumentException("--vkey: " + e.getMessage(), e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }
}
