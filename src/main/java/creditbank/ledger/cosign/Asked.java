package creditbank.ledger.cosign;

import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.policy.Member;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking one witness.
 *
 * @param seen the largest tree of the log that it says to have seen, -1 where it said nothing
 * @param cosignature checked; null where there is none
 * @param failure why there is none, in words; empty where there is one
 * @param contradicts whether it has seen more than we have, or something else
 */
public record Asked(
        Member.Witness witness, long seen, @Nullable NoteSignature cosignature, String failure, boolean contradicts) {

    static Asked signed(Member.Witness witness, long seen, NoteSignature cosignature) {
        return new Asked(witness, seen, cosignature, "", false);
    }

    static Asked failed(Member.Witness witness, String failure) {
        return new Asked(witness, -1, null, failure, false);
    }

    static Asked contradicting(Member.Witness witness, long seen, String failure) {
        return new Asked(witness, seen, null, failure, true);
    }
}
