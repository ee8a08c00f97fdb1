package creditbank.seal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Prover;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A proof from a disclosure group to the log, made by hand after the package comments. */
class RecordProofTest {
    private static final SigningKey SIGNER = SigningKey.parse(
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg");
    private static final VerifierKey KEY = SIGNER.verifier();
    private static final List<String> TEXTS = List.of(
            "{\"learner\":7,\"record\":12,\"version\":1}",
            "{\"code\":\"CS101\",\"kind\":\"course\",\"title\":\"Algorithms\"}",
            "{\"provider\":\"4111010001\"}",
            "{\"term\":\"2023-2024-2\"}",
            "{\"attempt\":\"normal\",\"live\":true,\"scale\":\"none\"}",
            "{\"credits\":\"2.50\"}");

    /** Two leaves in the batch, the record's second; the batch is entry 2 of 3. */
    private final TlogProof outer;

    RecordProofTest() {
        Hasher hasher = new Hasher();
        Map<String, ShownGroup> groups = new LinkedHashMap<>();
        byte[] data = new byte[192];
        for (int i = 0; i < 6; i++) {
            ShownGroup group = ShownGroup.of(new byte[32], utf8(TEXTS.get(i)));
            groups.put(Derivation.GROUPS.get(i), group);
            System.arraycopy(HexFormat.of().parseHex(group.hash()), 0, data, i * 32, 32);
        }
        Hash other = Hash.of(new byte[32]);
        Hash root = hasher.node(other, hasher.leaf(data));
        String entry =
                "{\"batch\":5,\"businessDate\":\"2026-09-01\",\"format\":1,\"records\":2,\"source\":\"school\",\"type\":\"batch\",\"versionsRoot\":\""
                        + root + "\"}";
        MemoryTree log = new MemoryTree()
                .add(hasher.leaf(utf8("a")))
                .add(hasher.leaf(utf8("b")))
                .add(hasher.leaf(utf8(entry)));
        String note =
                SIGNER.sign(KEY.name() + "\n3\n" + log.root().base64() + "\n").toString();
        RecordProof inner = new RecordProof(entry, 1, List.of(other), groups);
        outer = TlogProof.of(inner.extra(), 2, new Prover(log).inclusion(2, 0, 3), note);
    }

    @Test
    void a_whole_proof_is_read_again_and_holds() {
        TlogProof read = TlogProof.parse(outer.bytes());
        assertThat(read).isEqualTo(outer);
        RecordProof.Proved proved = RecordProof.read(read.extraBytes()).verify(read, KEY);
        assertThat(proved.batch().number("batch")).isEqualTo(5);
        assertThat(proved.entry()).isEqualTo(2);
        assertThat(proved.tree().size()).isEqualTo(3);
        assertThat(proved.groups().values()).extracting(ShownGroup::text).containsExactlyElementsOf(TEXTS);
    }

    @Test
    void hidden_groups_are_not_in_the_proof_and_the_rest_still_holds() {
        RecordProof some = RecordProof.read(outer.extraBytes()).showing(Set.of("what", "credit"));
        assertThat(new String(some.extra(), StandardCharsets.UTF_8))
                .contains("Algorithms", "2.50")
                .doesNotContain("learner", "4111010001", "2023-2024-2", "normal");
        RecordProof.Proved proved = RecordProof.read(some.extra()).verify(outer, KEY);
        assertThat(proved.groups().get("who")).extracting(ShownGroup::shown).isEqualTo(false);
        assertThat(proved.groups().get("what")).extracting(ShownGroup::text).isEqualTo(TEXTS.get(1));
    }

    @Test
    void a_changed_group_entry_index_or_path_proves_nothing() {
        String extra = new String(outer.extraBytes(), StandardCharsets.UTF_8);
        refused(extra.replace("CS101", "CS102"), "the groups do not lead to the root of batch 5");
        refused(extra.replace("\"index\":1", "\"index\":0"), "the groups do not lead to the root of batch 5");
        refused(extra.replace("\"index\":1", "\"index\":2"), "the groups do not lead to the root of batch 5");
        refused(extra.replace("\"path\":[\"0", "\"path\":[\"1"), "the groups do not lead to the root of batch 5");
        refused(
                extra.replaceFirst("\"path\":\\[\"0{64}\"]", "\"path\":[]"),
                "the groups do not lead to the root of batch 5");
        refused(
                extra.replace("\\\"batch\\\":5", "\\\"batch\\\":6"),
                "the path does not lead from this entry at 2 to the root of 3 entries");
        refused(
                extra.replace("\"path\":[\"0", "\"path\":[\"x"),
                "extra: path: expected hashes of 64 hexadecimal digits");
        refused(
                extra.replace("\"type\":\"record\"", "\"type\":\"other\""),
                "extra: expected a proof of a record, format 1");
        refused(extra.replace("\"format\":1,", ""), "extra: expected a proof of a record, format 1");
        refused(
                extra.replace("\"credit\":", "\"credits\":"),
                "extra: groups: expected [who, what, where, when, result, credit]");
        refused(
                extra.replaceFirst("\"salt\":\"0", "\"salt\":\"X"),
                "extra: group credit: expected a hash, or a salt and a text");
        refused(extra + " ", "extra: character " + extra.length() + ": expected the end");
    }

    @Test
    void every_bit_of_a_proof_is_part_of_what_it_proves() {
        byte[] proof = outer.bytes();
        for (int bit = 0; bit < proof.length * 8; bit++) {
            byte[] flipped = proof.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> {
                        TlogProof read = TlogProof.parse(flipped);
                        RecordProof.read(read.extraBytes()).verify(read, KEY);
                    })
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isInstanceOf(NoteException.class);
        }
    }

    private void refused(String extra, String message) {
        assertThat(extra).isNotEqualTo(new String(outer.extraBytes(), StandardCharsets.UTF_8));
        assertThatThrownBy(() -> RecordProof.read(utf8(extra)).verify(outer, KEY))
                .isInstanceOf(NoteException.class)
                .hasMessage(message);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
