package creditbank.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Prover;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    /** The public test log of Tessera with its fifteen entries. */
    private static final VerifierKey KEY =
            VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    private static final String CHECKPOINT = """
            example.com/log/testdata
            15
            rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=

            — example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=
            """;

    private static final List<String> WORDS = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eit",
            "nain",
            "ten",
            "ileven",
            "twelf",
            "threeten",
            "fourten",
            "fivten");

    private final Hasher hasher = new Hasher();
    private final MemoryTree tree = new MemoryTree();

    TlogProofTest() {
        WORDS.forEach(word -> tree.add(leaf(word)));
    }

    @Test
    void the_file_has_exactly_these_lines() {
        TlogProof proof = new TlogProof("aGk=", 14, new Prover(tree).inclusion(14, 0, 15), CHECKPOINT);
        assertThat(new String(proof.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("c2sp.org/tlog-proof@v1\nextra aGk=\nindex 14\n"
                        + new Prover(tree).root(12, 14).base64() + "\n"
                        + new Prover(tree).root(8, 12).base64() + "\n"
                        + new Prover(tree).root(0, 8).base64() + "\n\n" + CHECKPOINT);
        assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
    }

    @Test
    void every_entry_of_anothers_log_is_proved_and_no_other() {
        for (int i = 0; i < 15; i++) {
            TlogProof proof =
                    TlogProof.parse(new TlogProof("", i, new Prover(tree).inclusion(i, 0, 15), CHECKPOINT).bytes());
            assertThat(proof.verify(leaf(WORDS.get(i)), KEY).size()).isEqualTo(15);
            Hash other = leaf(WORDS.get((i + 1) % 15));
            assertThatThrownBy(() -> proof.verify(other, KEY))
                    .isInstanceOf(NoteException.class)
                    .hasMessage("the path does not lead from this entry at " + proof.index()
                            + " to the root of 15 entries");
        }
    }

    @Test
    void a_malformed_proof_is_refused_with_the_line_that_is_wrong() {
        String good = new String(
                new TlogProof("aGk=", 14, new Prover(tree).inclusion(14, 0, 15), CHECKPOINT).bytes(),
                StandardCharsets.UTF_8);
        refused("", "a proof must be a head, an empty line and a checkpoint");
        refused(good.replace("\n\n", "\n"), "a proof must be a head, an empty line and a checkpoint");
        refused(good.replace("@v1", "@v2"), "a proof must begin with the line c2sp.org/tlog-proof@v1");
        refused("\n" + good, "a proof must begin with the line c2sp.org/tlog-proof@v1");
        refused(good.replace("extra aGk=", "extra aGk"), "extra is not canonical base64");
        refused(good.replace("extra aGk=", "extra "), "extra must not be empty");
        refused(good.replace("extra aGk=", "Extra aGk="), "line 2 of a proof must be its index");
        refused(good.replace("index 14\n", ""), "line 3 of a proof must be its index");
        refused(
                good.replace("index 14", "index 014"),
                "index: a whole number below 2^63 without leading zeros was expected");
        refused(
                good.replace("index 14", "index -1"),
                "index: a whole number below 2^63 without leading zeros was expected");
        refused(
                good.replace("index 14", "index 18446744073709551615"),
                "index: a whole number below 2^63 without leading zeros was expected");
        refused(good.replace("index 14\n", "index 14\naGk=\n"), "a hash of 2 bytes, expected 32");
        refused(
                good.replace("index 14\n", "index 14\n" + (Hasher.EMPTY.base64() + "\n").repeat(61)),
                "64 hashes, expected at most 63");
        assertThatThrownBy(() -> TlogProof.parse(new byte[] {(byte) 0xff})).hasMessage("a proof must be UTF-8");
        assertThatThrownBy(() -> TlogProof.parse(new byte[2_000_001]))
                .hasMessage("a proof of 2000001 bytes, expected at most 2000000");
    }

    @Test
    void a_checkpoint_of_another_key_or_a_longer_path_proves_nothing() {
        Hash last = leaf("fivten");
        List<Hash> path = new Prover(tree).inclusion(14, 0, 15);
        TlogProof huge = new TlogProof("", Long.MAX_VALUE, path, CHECKPOINT);
        assertThatThrownBy(() -> huge.verify(last, KEY)).isInstanceOf(NoteException.class);
        TlogProof unsigned = new TlogProof("", 14, path, CHECKPOINT.replace("\n15\n", "\n16\n"));
        assertThatThrownBy(() -> unsigned.verify(last, KEY)).hasMessage("the signature of " + KEY + " is wrong");
        VerifierKey other = SigningKey.generate("example.com/other").verifier();
        TlogProof proof = new TlogProof("", 14, path, CHECKPOINT);
        assertThatThrownBy(() -> proof.verify(last, other)).hasMessageStartingWith("no known key has signed");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NoteException.class)
                .hasMessage(message);
    }

    private Hash leaf(String word) {
        return hasher.leaf(word.getBytes(StandardCharsets.US_ASCII));
    }
}
