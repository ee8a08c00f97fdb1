package creditbank.seal.audit;

import creditbank.ledger.site.LogAudit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a log's entries, and finds what any monitor can: a batch twice, a number that a source used twice, a number that is missing, a withdrawal of what was never sealed. */
public final class LogContent implements LogAudit.EntryReader {
    private final Map<Long, Document> batches = new TreeMap<>();
    private final Map<String, Document> exports = new TreeMap<>();
    private final List<Document> withdrawals = new ArrayList<>();
    private final Map<String, Document> erasures = new TreeMap<>();
    private final Map<String, BitSet> sequences = new TreeMap<>();

    @Override
    public void entry(long index, byte[] entry) {
        Document document = Document.read("entry " + index + " of the log", entry);
        if (document.type().equals("batch")) {
            batch(document);
        } else if (document.type().equals("export")) {
            exports.putIfAbsent(document.text("manifest"), document);
        } else if (document.type().equals("withdrawal")) {
            withdrawal(document);
        } else if (document.type().equals("erasure") && erasures.put(document.text("erasure"), document) != null) {
            throw new DifferenceException(document.place(), "is of an erasure that an entry before it seals");
        }
    }

    private void withdrawal(Document document) {
        for (String name : List.of("batch", "by")) {
            if (!batches.containsKey(document.number(name))) {
                throw new DifferenceException(
                        document.place(), "names batch " + document.number(name) + ", which no entry before it seals");
            }
        }
        withdrawals.add(document);
    }

    private void batch(Document document) {
        long batch = document.number("batch");
        if (batches.put(batch, document) != null) {
            throw new DifferenceException(document.place(), "seals batch " + batch + " a second time");
        }
        String source = document.text("source");
        long sequence = document.number("sequence");
        if (sequence < 1 || sequence > Integer.MAX_VALUE - 1) {
            throw new DifferenceException(document.place(), "has the sequence number " + sequence);
        }
        BitSet used = sequences.computeIfAbsent(source, name -> new BitSet());
        if (used.get((int) sequence)) {
            throw new DifferenceException(
                    document.place(), "is number " + sequence + " of " + source + " a second time");
        }
        used.set((int) sequence);
    }

    /** Requires that no source's number is missing but those that wait to be sealed. */
    public void requireGapless(Map<String, Set<Long>> waiting) {
        sequences.forEach((source, used) -> {
            for (int number = used.nextClearBit(1); number < used.length(); number = used.nextClearBit(number + 1)) {
                if (!waiting.getOrDefault(source, Set.of()).contains((long) number)) {
                    throw new DifferenceException(
                            "the log",
                            "batch number " + number + " of " + source + " is missing, later ones are there");
                }
            }
        });
    }

    /** The sealed batches by their numbers. */
    public Map<Long, Document> batches() {
        return batches;
    }

    /** What was sealed of batches that were taken or brought back. */
    List<Document> withdrawals() {
        return List.copyOf(withdrawals);
    }

    /** The sealed erasures by their names. */
    Map<String, Document> erasures() {
        return erasures;
    }

    /** The sealed exports by the digests of their manifests. */
    public Map<String, Document> exports() {
        return exports;
    }
}
