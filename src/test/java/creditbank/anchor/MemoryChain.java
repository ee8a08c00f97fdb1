package creditbank.anchor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A chain in memory, with one sender, by the rules of a real one: a transaction counts once, by its number, in the order of numbers. */
final class MemoryChain implements Chain, Anchor {
    private record Block(String hash, List<Transaction> transactions) {}

    private final List<Block> blocks = new ArrayList<>();
    private final TreeMap<Long, Transaction> pool = new TreeMap<>();
    private boolean answering = true;

    @Override
    public Anchor anchor() {
        return this;
    }

    @Override
    public void mine(int count) {
        for (int i = 0; i < count; i++) {
            List<Transaction> taken = new ArrayList<>();
            for (long next = count(); pool.containsKey(next); next++) {
                taken.add(pool.remove(next));
            }
            blocks.add(new Block(UUID.randomUUID().toString(), taken));
        }
    }

    @Override
    public void reorganise(int count) {
        for (int i = 0; i < count; i++) {
            blocks.removeLast();
        }
        forget();
        mine(count);
    }

    @Override
    public void forget() {
        pool.clear();
    }

    @Override
    public void answering(boolean now) {
        answering = now;
    }

    @Override
    public void close() {
        pool.clear();
    }

    @Override
    public String account() {
        return "memory";
    }

    @Override
    public long used() throws IOException {
        requireAnswer();
        return count();
    }

    @Override
    public long height() throws IOException {
        requireAnswer();
        return blocks.size();
    }

    @Override
    public Transaction sign(long number, String note) {
        return new Transaction(number, "hash of " + number + " " + note, note);
    }

    @Override
    public void send(Transaction transaction) throws IOException {
        requireAnswer();
        if (find(transaction.hash()).isPresent()) {
            return;
        }
        if (transaction.number() < count()) {
            throw new IOException("number " + transaction.number() + " is used");
        }
        pool.put(transaction.number(), transaction);
    }

    @Override
    public Optional<Mined> find(String hash) throws IOException {
        requireAnswer();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).transactions().stream()
                    .anyMatch(transaction -> transaction.hash().equals(hash))) {
                return Optional.of(new Mined(i + 1L, blocks.get(i).hash()));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Kept> kept() throws IOException {
        requireAnswer();
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            for (Transaction transaction : blocks.get(i).transactions()) {
                kept.add(new Kept(i + 1L, transaction.signed()));
            }
        }
        return kept;
    }

    private long count() {
        return blocks.stream().mapToLong(block -> block.transactions().size()).sum();
    }

    private void requireAnswer() throws IOException {
        if (!answering) {
            throw new IOException("no answer");
        }
    }
}
