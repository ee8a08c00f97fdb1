package creditbank.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Bodies of requests to a witness: it answers each in few words, and only what continues gets its signature. */
class WitnessFuzzTest {
    private static final SigningKey LOG =
            SigningKey.parse("PRIVATE+KEY+example.org/log+964baf2e+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_679_315_147), ZoneOffset.UTC);
    private static final List<Integer> STATUSES = List.of(200, 400, 403, 404, 409, 422);
    private static final int LONGEST_ANSWER = 1_000;

    /** Its store; for each input as if it were the first. */
    private static final Path FOLDER = folder();

    private static Witness witness = open();

    @FuzzTest
    void request(byte[] bytes) throws Exception {
        ask(bytes);
    }

    /** What follows the first empty line is the text of a checkpoint, which the log signs. */
    @FuzzTest
    void signed(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        if (end >= 0) {
            String note;
            try {
                note = LOG.sign(text.substring(end + 2)).toString();
            } catch (NoteException e) {
                return;
            }
            ask((text.substring(0, end + 2) + note).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void ask(byte[] body) throws IOException {
        Answer answer = witness.add(body);
        assertThat(answer.status()).isIn(STATUSES);
        assertThat(answer.body()).hasSizeLessThan(LONGEST_ANSWER);
        if (answer.good()) {
            NoteSignature cosignature = NoteSignature.parse(answer.body().strip());
            SignedNote asked =
                    SignedNote.parse(AddCheckpoint.parse(body).checkpoint().getBytes(StandardCharsets.UTF_8));
            new SignedNote(asked.text(), List.of(cosignature)).verify(List.of(witness.key()));
            witness.close();
            empty();
            witness = open();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Witness open() {
        try {
            return Witness.open(
                    FOLDER.resolve("store"),
                    FOLDER.resolve("key"),
                    "example.org/witness",
                    List.of(LOG.verifier()),
                    CLOCK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void empty() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("store"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.delete(FOLDER.resolve("key"));
    }
}
