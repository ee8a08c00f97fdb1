package creditbank.ledger;

import creditbank.ledger.cosign.Asked;
import creditbank.ledger.cosign.Cosigners;
import creditbank.ledger.cosign.WitnessSizes;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Member;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.tile.TileFiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** A log's dealings with its witnesses: questions are made and answers taken under the log's lock, and asked without it. */
final class Cosigning {
    private static final System.Logger LOG = System.getLogger(Cosigning.class.getName());
    /** How long an answer counts before the witnesses are asked again what they have seen. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Quorum quorum;
    private final Policy policy;
    private final VerifierKey key;
    private final Cosigners cosigners;
    private final Checkpoints checkpoints;
    private final Entries entries;
    private volatile Instant askedAt = Instant.MIN;
    private volatile String lastText = "";
    private volatile List<Asked> lastAsked = List.of();

    Cosigning(Quorum quorum, VerifierKey key, TileFiles files, Checkpoints checkpoints, Entries entries) {
        quorum.requireFor(key);
        this.quorum = quorum;
        this.policy = quorum.policy();
        this.key = key;
        this.cosigners = new Cosigners(quorum.patience(), files, quorum.clock());
        this.checkpoints = checkpoints;
        this.entries = entries;
    }

    /** Whether the witnesses must be asked what they have seen before the next tree is signed. */
    boolean due() {
        return askedAt.equals(Instant.MIN)
                || askedAt.plus(FRESH).isBefore(quorum.clock().instant());
    }

    /** What can be shown to witnesses without signing anything new: what waits, else what readers see. */
    Optional<byte[]> lastSigned() throws IOException {
        Optional<byte[]> signed = checkpoints.signed();
        return signed.isPresent() ? signed : checkpoints.published();
    }

    /** What is asked to have a signed checkpoint published. */
    Question question(Connection connection, byte[] note) throws SQLException {
        return question(connection, note, Checkpoint.open(note, key).size());
    }

    /** @param committed the size that the log has committed to, which may be above the note's */
    Question question(Connection connection, byte[] note, long committed) throws SQLException {
        SignedNote signed = SignedNote.parse(note);
        Map<VerifierKey, Long> sizes = WitnessSizes.of(connection, key.name());
        return new Question(signed, committed, sizes);
    }

    /** Asks everybody who can be asked and has not cosigned yet. */
    List<Asked> ask(Question question) {
        List<String> done = policy.open(question.note.bytes(), key).witnesses();
        return ask(question, witness -> !done.contains(witness.name()));
    }

    /** Asks everybody who can be asked. */
    List<Asked> askAll(Question question) {
        return ask(question, witness -> true);
    }

    private List<Asked> ask(Question question, Predicate<Member.Witness> who) {
        List<Member.Witness> asked = policy.witnesses().stream()
                .filter(witness -> !witness.url().isEmpty())
                .filter(who)
                .toList();
        return cosigners.cosign(asked, question.note, question.committed, question.sizes);
    }

    /** What the witnesses answered when they were last asked for this, by this process. */
    List<Asked> last(Question question) {
        return question.note.text().equals(lastText) ? lastAsked : List.of();
    }

    /**
     * Refuses to go on where a witness has seen what is not here.
     *
     * @param here how many entries there are by now: another process may have appended some since the question
     */
    boolean require(Connection connection, List<Asked> asked, long here) throws SQLException {
        WitnessSizes.keep(connection, key.name(), asked);
        connection.commit();
        List<String> against = asked.stream()
                .filter(Asked::contradicts)
                .filter(one -> one.seen() < 0 || one.seen() > here)
                .map(one -> "witness " + one.witness().name() + " " + one.failure())
                .toList();
        if (!against.isEmpty()) {
            throw new RollbackException(
                    key.name(),
                    String.join("; ", against) + " (a witness that is wrong itself must be taken out of the policy)");
        }
        long silent = asked.stream().filter(one -> one.seen() < 0).count();
        if (silent > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "log " + key.name() + ": " + silent + " of " + asked.size() + " witnesses do not say what they have"
                            + " seen; whether this bank was restored from a backup is known from the others alone");
        }
        askedAt = quorum.clock().instant();
        return true;
    }

    /**
     * Takes the answers. A crash before the commit loses what is known of the witnesses, which is asked again; the cosignatures are in the waiting checkpoint before
     * readers see one with a quorum.
     */
    Publishing take(Connection connection, Question question, List<Asked> asked) throws IOException, SQLException {
        WitnessSizes.keep(connection, key.name(), asked);
        lastAsked = List.copyOf(asked);
        lastText = question.note.text();
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (Asked one : asked) {
            if (one.cosignature() != null) {
                cosignatures.add(Objects.requireNonNull(one.cosignature()));
            }
        }
        SignedNote last = SignedNote.parse(checkpoints.signed().orElseThrow());
        SignedNote note = question.note;
        if (last.text().equals(note.text())) {
            // Somebody else may have asked at the same time: nobody's cosignatures are lost.
            note = last.with(cosignatures);
            last = note;
            if (!cosignatures.isEmpty()) {
                checkpoints.keep(note.bytes());
            }
        } else {
            note = note.with(cosignatures);
        }
        boolean anew = show(note);
        Checkpoint signed = Checkpoint.open(last.bytes(), key);
        Optional<Checkpoint> published = checkpoints.published().map(bytes -> Checkpoint.open(bytes, key));
        boolean waits = published.isEmpty()
                || published.get().size() < signed.size()
                || !policy.open(checkpoints.published().orElseThrow(), key).met();
        Optional<Instant> since = entries.waiting(connection, waits, anew);
        boolean late = since.isPresent()
                && since.get().plus(quorum.alarmAfter()).isBefore(quorum.clock().instant());
        return new Publishing(
                signed,
                published,
                policy.open(last.bytes(), key).witnesses(),
                since,
                late || asked.stream().anyMatch(Asked::contradicts),
                asked);
    }

    /** Publishes a checkpoint that has its quorum and says more than the last one. */
    private boolean show(SignedNote note) throws IOException {
        Policy.Cosigned cosigned = policy.open(note.bytes(), key);
        Optional<byte[]> before = checkpoints.published();
        if (!cosigned.met()) {
            return false;
        }
        if (before.isPresent()) {
            Policy.Cosigned shown = policy.open(before.get(), key);
            long size = shown.checkpoint().size();
            boolean more = cosigned.checkpoint().size() > size
                    || (cosigned.checkpoint().size() == size
                            && cosigned.witnesses().size() > shown.witnesses().size());
            if (!more) {
                return false;
            }
        }
        checkpoints.publish(note.bytes());
        return true;
    }

    /**
     * What is shown to the witnesses.
     *
     * @param committed the size that the log has committed to
     * @param sizes what is known of the witnesses
     */
    record Question(SignedNote note, long committed, Map<VerifierKey, Long> sizes) {}
}
