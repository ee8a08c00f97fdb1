package creditbank.seal;

import creditbank.merkle.Hash;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Writes the ledger's entries; the package comment shows one of each. */
final class Documents {
    /** The version of the documents' and the leaves' format. */
    static final int FORMAT = 1;
    /** That of a batch that had rules to convert by. */
    static final int WITH_WORKSHEETS = 2;
    /** That of a batch in which people acted. */
    static final int WITH_ACTS = 3;
    /** The fact that tells which those were. */
    static final String RECOGNITION = "recognition";

    private Documents() {}

    static String batch(Map<String, Object> facts, BatchSeal.Roots roots) {
        return of(LeafType.BATCH, FORMAT, batchFacts(facts, roots));
    }

    /** The document of a batch that had rules to convert by. */
    static String batch(Map<String, Object> facts, BatchSeal.Roots roots, WorksheetSeal.Sheets sheets) {
        Map<String, Object> document = batchFacts(facts, roots);
        document.put("worksheets", sheets.count());
        document.put("worksheetsRoot", sheets.root().toString());
        return of(LeafType.BATCH, WITH_WORKSHEETS, document);
    }

    /** The document of a batch in which people acted, which converts nothing. */
    static String batch(Map<String, Object> facts, BatchSeal.Roots roots, ActSeal.Sealed acts) {
        Map<String, Object> document = batchFacts(facts, roots);
        document.put("acts", acts.count());
        document.put("actsRoot", acts.root().toString());
        return of(LeafType.BATCH, WITH_ACTS, document);
    }

    private static Map<String, Object> batchFacts(Map<String, Object> facts, BatchSeal.Roots roots) {
        Map<String, Object> document = new HashMap<>(facts);
        document.put("records", roots.records());
        document.put("versionsRoot", roots.versionsRoot().toString());
        document.put("refusalsRoot", roots.refusalsRoot().toString());
        return document;
    }

    static String empty(String source, LocalDate date) {
        return of(LeafType.EMPTY, FORMAT, Map.of("source", source, "businessDate", date.toString()));
    }

    /**
     * That a batch was taken back, or stands again.
     *
     * @param by the batch that did it
     */
    static String withdrawal(long batch, long by, boolean stands) {
        return of(
                LeafType.WITHDRAWAL,
                FORMAT,
                Map.of("batch", batch, "by", by, "state", stands ? "restored" : "withdrawn"));
    }

    /** That a learner was erased; which one, nobody can tell from it. */
    static String erasure(Erasure erasure, Hash leavesRoot) {
        return of(
                LeafType.ERASURE,
                FORMAT,
                Map.of(
                        "erasure",
                        erasure.tombstone(),
                        "records",
                        erasure.records(),
                        "leaves",
                        erasure.leaves(),
                        "leavesRoot",
                        leavesRoot.toString()));
    }

    static String export(String manifestDigest, long files, long rows) {
        return of(LeafType.EXPORT, FORMAT, Map.of("manifest", manifestDigest, "files", files, "rows", rows));
    }

    /** That the entries from one position up to another went with a database that was restored from a backup. */
    static String restored(long from, long to) {
        return of(LeafType.AUDIT, FORMAT, Map.of("statement", "restored", "from", from, "to", to));
    }

    private static String of(LeafType type, int format, Map<String, Object> facts) {
        Map<String, Object> document = new HashMap<>(facts);
        document.put("type", type.text());
        document.put("format", format);
        return CanonicalJson.write(document);
    }
}
