package creditbank.ledger.cosign;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Member;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TileNodes;
import creditbank.ledger.witness.AddCheckpoint;
import creditbank.merkle.Hash;
import creditbank.merkle.Prover;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Asks the witnesses of a policy, all at once, so that one that is slow or down costs its own patience and no more. */
public final class Cosigners {
    private static final Pattern BUSY = Pattern.compile("(429|500|502|503|504)\\b.*", Pattern.DOTALL);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Duration patience;
    private final TileFiles files;
    private final Clock clock;

    /**
     * @param patience for one request to one witness
     * @param files the log's tiles, from which the proofs are made
     */
    public Cosigners(Duration patience, TileFiles files, Clock clock) {
        this.patience = patience;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Asks for cosignatures of a checkpoint.
     *
     * @param committed the size that the log has committed to; a witness that has seen more contradicts, one that has only seen more than the checkpoint does not
     * @param sizes the largest trees that the witnesses were known to have seen, by key; one that is wrong costs one more question
     */
    public List<Asked> cosign(
            List<Member.Witness> witnesses, SignedNote note, long committed, Map<VerifierKey, Long> sizes) {
        Checkpoint tree = Checkpoint.parse(note.text());
        try (WitnessClient client = new WitnessClient(patience)) {
            Round round = new Round(client, note, tree, committed);
            return all(
                    witnesses,
                    witness -> cosign(round, witness, Math.min(tree.size(), sizes.getOrDefault(witness.key(), 0L))));
        }
    }

    private static List<Asked> all(List<Member.Witness> witnesses, Function<Member.Witness, Asked> question) {
        List<Asked> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Asked>> futures = witnesses.stream()
                    .map(witness -> threads.submit(() -> question.apply(witness)))
                    .toList();
            for (int i = 0; i < futures.size(); i++) {
                answers.add(answer(witnesses.get(i), futures.get(i)));
            }
        }
        return answers;
    }

    private static Asked answer(Member.Witness witness, Future<Asked> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Asked.failed(witness, "could not be asked: " + cause.getMessage());
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return Asked.failed(witness, "interrupted");
        }
    }

    private Asked cosign(Round round, Member.Witness witness, long known) {
        Checkpoint tree = round.tree;
        long old = known;
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Reply reply = round.ask(witness, old, proof(old, tree.size()));
            if (reply instanceof Reply.OtherSize other && other.size() <= tree.size() && other.size() != old) {
                last = "has seen " + other.size() + " entries";
                old = other.size();
            } else if (reply instanceof Reply.Failed failed
                    && attempt == 0
                    && BUSY.matcher(failed.words()).matches()) {
                last = failed.words();
                pause();
            } else {
                return judge(round, witness, reply);
            }
        }
        return Asked.failed(witness, last);
    }

    private Asked judge(Round round, Member.Witness witness, Reply reply) {
        return switch (reply) {
            case Reply.Signed signed -> signed(round, witness, signed);
            case Reply.OtherSize other -> otherSize(round, witness, other.size());
            case Reply.Inconsistent no -> inconsistent(round, witness, no.words());
            case Reply.Failed failed -> Asked.failed(witness, failed.words());
        };
    }

    private static Asked otherSize(Round round, Member.Witness witness, long size) {
        if (size > round.committed) {
            return Asked.contradicting(
                    witness, size, "has seen " + size + " entries, there are " + round.committed + " here");
        }
        return size > round.tree.size()
                ? new Asked(witness, size, null, "has seen " + size + " entries", false)
                : inconsistent(round, witness, "409: " + size);
    }

    private static Asked inconsistent(Round round, Member.Witness witness, String words) {
        return Asked.contradicting(
                witness,
                -1,
                "has seen another history than this one of " + round.tree.size() + " entries (it answers " + words
                        + ")");
    }

    private List<Hash> proof(long old, long size) {
        if (old == 0 || old == size) {
            return List.of();
        }
        try {
            return new Prover(new TileNodes(files, size)).consistency(0, old, size);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("the proof from " + old + " to " + size + " entries: " + e.getMessage(), e);
        }
    }

    private Asked signed(Round round, Member.Witness witness, Reply.Signed signed) {
        VerifierKey key = witness.key();
        try {
            for (String line : signed.lines().split("\n", -1)) {
                NoteSignature cosignature = line.isEmpty() ? null : NoteSignature.parse(line);
                if (cosignature != null && key.made(cosignature)) {
                    new SignedNote(round.note.text(), List.of(cosignature)).verify(List.of(key));
                    return key.time(cosignature) > clock.instant().plus(AHEAD).getEpochSecond()
                            ? Asked.failed(witness, "has signed for a time more than an hour from now")
                            : Asked.signed(witness, round.tree.size(), cosignature);
                }
            }
            return Asked.failed(witness, "has signed with another key than " + key);
        } catch (NoteException e) {
            return Asked.failed(witness, String.valueOf(e.getMessage()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis() + ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One checkpoint that is shown to all. */
    private record Round(WitnessClient client, SignedNote note, Checkpoint tree, long committed) {
        Reply ask(Member.Witness witness, long old, List<Hash> proof) {
            return client.add(witness.url(), new AddCheckpoint(old, proof, note.toString()));
        }
    }
}
