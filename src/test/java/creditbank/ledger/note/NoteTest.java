package creditbank.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteTest {
    /** Tessera's public test key. */
    private static final String SECRET =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    private static final String VKEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String TEXT = "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n";
    private static final String LINE = "\u2014 example.com/log/testdata "
            + "M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n";
    private static final String WITNESS =
            "witness.example.com/w1+82ccc88e+BOHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String WITNESS_LINE = "\u2014 witness.example.com/w1 "
            + "gszIjgAAAABkGFDLU8lL/xl41ywuQPE4WNwBRA1vvmUnCQ/yy6aSAjZW42mczmnuBM5L6fhzKnTK9SPHBTn/n3KBl4dSA7KK7aJFCA==\n";

    @TempDir
    private Path folder;

    @Test
    void the_example_of_the_package_comment_is_signed_to_the_byte() {
        SigningKey key = SigningKey.parse(SECRET);
        assertThat(key.verifier()).hasToString(VKEY);
        assertThat(key.secretText()).isEqualTo(SECRET);
        assertThat(key.sign(TEXT)).hasToString(TEXT + "\n" + LINE);
    }

    @Test
    void a_key_that_a_process_left_unnamed_when_it_died_is_removed_a_minute_later() throws Exception {
        Path file = folder.resolve("keys/ledger.key");
        SigningKey key = KeyFile.readOrMake(file, "example.com/log");
        Path old = Files.createFile(file.resolveSibling("ledger123.tmp"));
        Path fresh = Files.createFile(file.resolveSibling("ledger124.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(61)));

        assertThat(KeyFile.readOrMake(file, "example.com/log").verifier()).isEqualTo(key.verifier());
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void a_log_signature_and_a_cosignature_verify_together() {
        VerifierKey log = VerifierKey.parse(VKEY);
        VerifierKey witness = VerifierKey.parse(WITNESS);
        assertThat(note(TEXT, LINE + WITNESS_LINE).verify(List.of(log, witness)))
                .containsExactly(log, witness);
        assertThat(VerifierKey.parse(WITNESS)).hasToString(WITNESS);
        assertThatThrownBy(() -> note(TEXT.replace("15", "14"), WITNESS_LINE).verify(List.of(witness)))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("is wrong");
    }

    @Test
    void a_wrong_signature_of_a_known_key_refuses_the_whole_note() {
        VerifierKey log = VerifierKey.parse(VKEY);
        VerifierKey witness = VerifierKey.parse(WITNESS);
        String broken = LINE.replace("ewI=", "ewM=");
        assertThatThrownBy(() -> note(TEXT, WITNESS_LINE + broken).verify(List.of(log, witness)))
                .isInstanceOf(NoteException.class)
                .hasMessage("the signature of " + VKEY + " is wrong");
        assertThat(note(TEXT, WITNESS_LINE + broken).verify(List.of(witness))).containsExactly(witness);
    }

    @Test
    void a_key_of_the_same_id_and_another_name_is_unknown() {
        VerifierKey log = VerifierKey.parse(VKEY);
        String other = LINE.replace("example.com/log/testdata", "example.com/log/other");
        assertThatThrownBy(() -> note(TEXT, other).verify(List.of(log)))
                .isInstanceOf(NoteException.class)
                .hasMessage("no known key has signed: expected one of [" + VKEY + "]");
    }

    @Test
    void a_text_with_empty_lines_is_split_at_the_last_one() {
        String text = "first\n\nsecond\n";
        SignedNote signed = SigningKey.parse(SECRET).sign(text);
        assertThat(SignedNote.parse(signed.bytes()).text()).isEqualTo(text);
    }

    @Test
    void malformed_notes_are_refused() {
        for (String note : List.of(
                "",
                "\n",
                TEXT,
                TEXT + "\n",
                TEXT + "\n" + LINE.substring(0, LINE.length() - 1),
                TEXT + LINE,
                TEXT + "\n" + LINE + "\n",
                TEXT + "\n" + LINE.replace("\u2014", "-"),
                TEXT + "\n" + LINE.replace("ewI=", "ewI"),
                TEXT + "\n" + LINE.replace("ewI=", "ewJ="),
                TEXT + "\n" + LINE.replace("M9e0", "M9 e0"),
                TEXT + "\n\u2014 name AAAAAA==\n",
                TEXT + "\n\u2014 na+me AAAAAAA=\n",
                TEXT + "\n\u2014  AAAAAAA=\n",
                "tab\t\n" + TEXT + "\n" + LINE,
                TEXT + "\n" + LINE.repeat(101))) {
            assertThatThrownBy(() -> SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)))
                    .as(note)
                    .isInstanceOf(NoteException.class);
        }
        byte[] latin = (TEXT + "\n" + LINE).getBytes(StandardCharsets.ISO_8859_1);
        latin[0] = (byte) 0xe9;
        assertThatThrownBy(() -> SignedNote.parse(latin)).hasMessage("a note must be UTF-8");
    }

    @Test
    void a_hundred_signatures_are_read() {
        assertThat(note(TEXT, LINE.repeat(100)).signatures()).hasSize(100);
    }

    @Test
    void key_texts_with_another_id_type_or_length_are_refused() {
        byte[] typed = Base64.getDecoder().decode(VKEY.substring(VKEY.lastIndexOf('+', VKEY.length() - 10) + 1));
        assertThat(typed).isNotEmpty();
        for (String text : List.of(
                VKEY.replace("33d7b496", "33d7b497"),
                VKEY.replace("33d7b496", "33D7B496"),
                VKEY.replace("+AeHT", "+BOHT"),
                VKEY.replace("+AeHT", "+AuHT"),
                VKEY.substring(0, VKEY.length() - 4),
                "example.com/log/testdata+33d7b496",
                "example.com/log/testdata+33d7b496+",
                VKEY.replace("example.com", "example com"))) {
            assertThatThrownBy(() -> VerifierKey.parse(text)).as(text).isInstanceOf(NoteException.class);
        }
        assertThatThrownBy(() -> SigningKey.parse(SECRET.replace("33d7b496", "33d7b497")))
                .isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> SigningKey.parse(VKEY)).isInstanceOf(NoteException.class);
    }

    @Test
    void checkpoints_are_read_strictly() {
        Checkpoint checkpoint = Checkpoint.parse(TEXT);
        assertThat(checkpoint.size()).isEqualTo(15);
        assertThat(checkpoint.text()).isEqualTo(TEXT);
        assertThat(Checkpoint.parse(TEXT + "more\n").extensions()).containsExactly("more");
        for (String text : List.of(
                TEXT.replace("15", "015"),
                TEXT.replace("15", "-1"),
                TEXT.replace("15", ""),
                TEXT.replace("15", "9223372036854775808"),
                TEXT.replace("rKbD", ""),
                TEXT.replace("cs=", "ct="),
                TEXT.substring(0, TEXT.length() - 1),
                TEXT + "\n",
                "\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(NoteException.class);
        }
    }

    @Test
    void a_checkpoint_of_another_origin_than_its_key_is_refused() {
        SignedNote note = SigningKey.parse(SECRET).sign(TEXT.replace("testdata", "other"));
        assertThatThrownBy(() -> Checkpoint.open(note.bytes(), VerifierKey.parse(VKEY)))
                .hasMessage("origin example.com/log/other, expected example.com/log/testdata");
    }

    @Test
    void a_key_file_is_made_once_and_only_its_owner_reads_it() throws Exception {
        Path file = folder.resolve("keys").resolve("ledger.key");
        SigningKey made = KeyFile.readOrMake(file, "example.com/ours");
        assertThat(KeyFile.readOrMake(file, "example.com/ours").verifier()).isEqualTo(made.verifier());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file, StandardCharsets.US_ASCII)).startsWith("PRIVATE+KEY+example.com/ours+");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        Files.writeString(file, SECRET.substring(0, 60), StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessageContaining("ledger.key")
                .hasMessageNotContaining("AeymY");
    }

    private static SignedNote note(String text, String lines) {
        return SignedNote.parse((text + "\n" + lines).getBytes(StandardCharsets.UTF_8));
    }
}
