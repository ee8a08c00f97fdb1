package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TilePath;
import creditbank.ledger.witness.AddCheckpoint;
import creditbank.run.retention.archive.Archive;
import creditbank.run.retention.archive.ArchiveException;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.Document;
import creditbank.seal.audit.RecordProof;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the ledger reads from others, and the archives. */
class LedgerFuzzTest {
    @FuzzTest
    void note(byte[] bytes) throws Exception {
        Refusals.only(() -> SignedNote.parse(bytes), NoteException.class);
    }

    @FuzzTest
    void checkpoint(byte[] bytes) throws Exception {
        Refusals.only(() -> Checkpoint.parse(new String(bytes, StandardCharsets.UTF_8)), NoteException.class);
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
        Refusals.only(() -> TlogProof.parse(bytes), NoteException.class);
    }

    @FuzzTest
    void recordProof(byte[] bytes) throws Exception {
        Refusals.only(() -> RecordProof.read(bytes), NoteException.class);
    }

    @FuzzTest
    void document(byte[] bytes) throws Exception {
        Refusals.only(() -> Document.read("entry", bytes), DifferenceException.class);
    }

    @FuzzTest
    void witnesses(byte[] bytes) throws Exception {
        Refusals.only(() -> Policy.parse("policy", bytes), PolicyException.class);
    }

    @FuzzTest
    void addCheckpoint(byte[] bytes) throws Exception {
        Refusals.only(() -> AddCheckpoint.parse(bytes), NoteException.class);
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
        Refusals.only(() -> Archive.parse(bytes), ArchiveException.class);
    }
}
