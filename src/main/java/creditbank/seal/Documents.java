package creditbank.seal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Writes the ledger's entries; the package comment shows one of each. */
final class Documents {
    /** The version of the documents' and the leaves' format. */
    static final int FORMAT = 1;

    private Documents() {}

    static String batch(Map<String, Object> facts, BatchSeal.Roots roots) {
        Map<String, Object> document = new HashMap<>(facts);
        document.put("records", roots.records());
        document.put("versionsRoot", roots.versionsRoot().toString());
        document.put("refusalsRoot", roots.refusalsRoot().toString());
        return of(LeafType.BATCH, document);
    }

    static String empty(String source, LocalDate date) {
        return of(LeafType.EMPTY, Map.of("source", source, "businessDate", date.toString()));
    }

    static String export(String manifestDigest, long files, long rows) {
        return of(LeafType.EXPORT, Map.of("manifest", manifestDigest, "files", files, "rows", rows));
    }

    private static String of(LeafType type, Map<String, Object> facts) {
        Map<String, Object> document = new HashMap<>(facts);
        document.put("type", type.text());
        document.put("format", FORMAT);
        return CanonicalJson.write(document);
    }
}
