package creditbank.seal.audit;

import creditbank.ledger.site.LogAudit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Reads a log's entries, and finds what any monitor can: a batch twice, a number that a source used twice, a number that is missing, a withdrawal of what was never sealed. */
public final class LogContent implements LogAudit.EntryReader {
    private final Map<Long, Document> batches = new TreeMap<>();
    private final Map<String, Document> exports = new TreeMap<>();
    private final List<Document> withdrawals = new ArrayList<>();
    private final Map<String, Document> erasures = new TreeMap<>();
    private final Map<String, BitSet> sequences = new TreeMap<>();
    private final Map<String, BitSet> excused = new TreeMap<>();
    private final NavigableMap<Long, Document> entries = new TreeMap<>();
    private final NavigableMap<Long, Long> lost = new TreeMap<>();
    private final LongPredicate kept;

    /** Reads a log alone. */
    public LogContent() {
        this(index -> false);
    }

    /** @param kept whether the bank has the document of an entry, which therefore is not lost, whatever a later one says */
    LogContent(LongPredicate kept) {
        this.kept = kept;
    }

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
        } else if (document.type().equals("audit")) {
            restored(index, document);
        }
        if (!document.type().equals("empty")) {
            entries.put(index, document);
        }
    }

    /** Entries that went with a database do not count; what they sealed may be sealed again. */
    private void restored(long index, Document document) {
        long from = document.number("from");
        long to = document.number("to");
        if (!document.text("statement").equals("restored") || from < 0 || from >= to || to > index) {
            throw new DifferenceException(
                    document.place(), "states " + document.facts() + ", expected entries before it that were lost");
        }
        lost.merge(from, to, Math::max);
        entries.subMap(from, to).forEach((at, gone) -> {
            if (!kept.test(at)) {
                forget(gone);
            }
        });
    }

    private void forget(Document gone) {
        if (gone.type().equals("batch") && batches.remove(gone.number("batch"), gone)) {
            String source = gone.text("source");
            int sequence = (int) gone.number("sequence");
            sequences.getOrDefault(source, new BitSet()).clear(sequence);
            excused.computeIfAbsent(source, name -> new BitSet()).set(sequence);
        } else if (gone.type().equals("export")) {
            exports.remove(gone.text("manifest"), gone);
        } else if (gone.type().equals("withdrawal")) {
            withdrawals.remove(gone);
        } else if (gone.type().equals("erasure")) {
            erasures.remove(gone.text("erasure"), gone);
        }
    }

    /** Whether the log itself says that an entry went with a database, and that the bank need not have it. */
    boolean isLost(long index) {
        Map.Entry<Long, Long> range = lost.floorEntry(index);
        return range != null && index < range.getValue();
    }

    /** How many entries went with databases that were restored from a backup. */
    public long lost() {
        long count = 0;
        long end = 0;
        for (Map.Entry<Long, Long> range : lost.entrySet()) {
            count += Math.max(0, range.getValue() - Math.max(end, range.getKey()));
            end = Math.max(end, range.getValue());
        }
        return count;
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
                if (!waiting.getOrDefault(source, Set.of()).contains((long) number)
                        && !excused.getOrDefault(source, new BitSet()).get(number)) {
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
