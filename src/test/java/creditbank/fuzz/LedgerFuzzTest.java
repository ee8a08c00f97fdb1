package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.policy.PolicyLint;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TilePath;
import creditbank.ledger.witness.AddCheckpoint;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Proofs;
import creditbank.merkle.Subtree;
import creditbank.run.retention.archive.Archive;
import creditbank.run.retention.archive.ArchiveException;
import creditbank.seal.CanonicalJson;
import creditbank.seal.audit.CanonicalReader;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.Document;
import creditbank.seal.audit.RecordProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the ledger reads from others, and the archives. */
class LedgerFuzzTest {
    private static final SigningKey LOG =
            SigningKey.parse("PRIVATE+KEY+example.org/log+964baf2e+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g");
    private static final SigningKey WITNESS =
            SigningKey.parse("PRIVATE+KEY+example.org/witness+446d0b2f+BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g");
    private static final String CHECKPOINT = new Checkpoint("example.org/log", 7, Hasher.EMPTY).text();

    @FuzzTest
    void note(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    SignedNote note = SignedNote.parse(bytes);
                    assertThat(note.bytes()).isEqualTo(bytes);
                    note.verify(List.of());
                    return note;
                },
                NoteException.class);
    }

    @FuzzTest
    void checkpoint(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    Checkpoint checkpoint = Checkpoint.parse(text);
                    assertThat(checkpoint.text()).isEqualTo(text);
                    return checkpoint;
                },
                NoteException.class);
    }

    @FuzzTest
    void verifierKey(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    VerifierKey key = VerifierKey.parse(text);
                    assertThat(VerifierKey.parse(key.toString())).isEqualTo(key);
                    return key;
                },
                NoteException.class);
    }

    @FuzzTest
    void signingKey(byte[] bytes) throws Exception {
        Refusals.only(() -> SigningKey.parse(new String(bytes, StandardCharsets.UTF_8)), NoteException.class);
    }

    @FuzzTest
    void proof(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    TlogProof proof = TlogProof.parse(bytes);
                    assertThat(proof.bytes()).isEqualTo(bytes);
                    return proof.verify(Hasher.EMPTY, LOG.verifier());
                },
                NoteException.class);
    }

    @FuzzTest
    void recordProof(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    RecordProof proof = RecordProof.read(bytes);
                    assertThat(proof.extra()).isEqualTo(bytes);
                    TlogProof outer = TlogProof.of(bytes, 0, List.of(), signed(proof.entry()));
                    return proof.verify(outer, LOG.verifier());
                },
                NoteException.class);
    }

    @FuzzTest
    void document(byte[] bytes) throws Exception {
        Refusals.only(() -> Document.read("entry", bytes), DifferenceException.class);
    }

    @FuzzTest
    void witnesses(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    Policy policy = Policy.parse("policy", bytes);
                    PolicyLint.publishable(policy);
                    return PolicyLint.of(policy);
                },
                PolicyException.class);
    }

    @FuzzTest
    void addCheckpoint(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    AddCheckpoint request = AddCheckpoint.parse(bytes);
                    assertThat(request.bytes()).isEqualTo(bytes);
                    return request;
                },
                NoteException.class);
    }

    @FuzzTest
    void entryBundle(FuzzedDataProvider data) throws Exception {
        TilePath path =
                new TilePath(TilePath.ENTRIES, data.consumeLong(0, 1L << 40), data.consumeInt(1, TilePath.FULL));
        byte[] bytes = data.consumeRemainingAsBytes();
        Refusals.only(
                () -> {
                    List<byte[]> entries = EntryBundle.decode(path, bytes);
                    assertThat(EntryBundle.encode(entries)).isEqualTo(bytes);
                    return entries;
                },
                DamagedLogException.class);
    }

    @FuzzTest
    void archive(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    Archive archive = Archive.parse(bytes);
                    assertThat(Archive.parse(archive.bytes())).isEqualTo(archive);
                    return archive;
                },
                ArchiveException.class);
    }

    /** Truths apart, which no document of ours has, what is read is what is written. */
    @FuzzTest
    void canonical(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    Map<String, Object> object = CanonicalReader.object(bytes);
                    if (!object.toString().matches("(?s).*(true|false).*")) {
                        assertThat(CanonicalJson.write(object).getBytes(StandardCharsets.UTF_8))
                                .isEqualTo(bytes);
                    }
                    return object;
                },
                IllegalArgumentException.class);
    }

    /** The lines of a witness's answer, as a log and a mirror take them. */
    @FuzzTest
    void cosignature(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Refusals.only(
                () -> {
                    for (String line : text.split("\n", -1)) {
                        NoteSignature signature = NoteSignature.parse(line);
                        assertThat(signature.line()).isEqualTo(line);
                        if (WITNESS.verifier().made(signature)) {
                            WITNESS.verifier().time(signature);
                        }
                        new SignedNote(CHECKPOINT, List.of(signature)).verify(List.of(WITNESS.verifier()));
                    }
                    return text;
                },
                NoteException.class);
    }

    /** A log on a stranger's server, which gives for each path some of the bytes; more than a thousand files are not asked for. */
    @FuzzTest
    void site(FuzzedDataProvider data) throws Exception {
        Checkpoint tree = new Checkpoint(LOG.verifier().name(), data.consumeLong(0, Long.MAX_VALUE), Hasher.EMPTY);
        byte[] note = LOG.sign(tree.text()).bytes();
        AtomicInteger files = new AtomicInteger();
        LogSite site = (path, most) -> {
            assertThat(files.incrementAndGet()).isLessThan(1_000);
            return data.consumeBoolean() ? Optional.of(data.consumeBytes(Math.min(most, 600))) : Optional.empty();
        };
        Refusals.only(
                () -> new LogAudit(site, LOG.verifier()).run(note, (index, entry) -> {}),
                NoteException.class,
                DamagedLogException.class);
    }

    /** Whatever is said of two trees and whichever hashes are given, the answer is no, unless hashes have collided. */
    @FuzzTest
    void consistency(FuzzedDataProvider data) {
        long start = data.consumeLong();
        long end = data.consumeLong();
        long size = data.consumeLong();
        List<Hash> proof = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            proof.add(Hash.of(Arrays.copyOf(data.consumeBytes(Hash.LENGTH), Hash.LENGTH)));
        }
        Hash one = new Hasher().leaf(new byte[] {1});
        Hash root = new Hasher().leaf(new byte[] {2});
        assertThat(Proofs.includes(start, size, one, proof, root)).isFalse();
        assertThat(Proofs.continues(start, size, proof, one, root)).isFalse();
        if (Proofs.isSubtree(start, end)) {
            Subtree subtree = new Subtree(start, end, one);
            assertThat(Proofs.subtreeIncludes(size, subtree, root, proof)).isFalse();
            assertThat(Proofs.subtreeContinues(subtree, size, proof, root)).isFalse();
        }
    }

    private static String signed(String entry) {
        Hash root = new Hasher().leaf(entry.getBytes(StandardCharsets.UTF_8));
        return LOG.sign(new Checkpoint(LOG.verifier().name(), 1, root).text()).toString();
    }
}
