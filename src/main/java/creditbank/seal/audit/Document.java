package creditbank.seal.audit;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger, read.
 *
 * @param place where it stands, for differences
 * @param type such as {@code batch}
 */
public record Document(String place, String type, Map<String, Object> facts) {
    private static final long FORMAT = 1;
    /** Of batches that converted by rules. */
    private static final long CONVERTING = 2;
    /** Of batches in which people acted. */
    private static final long ACTING = 3;

    /** Reads an entry strictly. */
    public static Document read(String place, byte[] entry) {
        Map<String, Object> facts;
        try {
            facts = CanonicalReader.object(entry);
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(place, "is no canonical JSON object, " + e.getMessage());
        }
        if (!(facts.get("type") instanceof String type)) {
            throw new DifferenceException(place, "has no type");
        }
        boolean known = Long.valueOf(FORMAT).equals(facts.get("format"))
                || (type.equals("batch")
                        && (Long.valueOf(CONVERTING).equals(facts.get("format"))
                                || Long.valueOf(ACTING).equals(facts.get("format"))));
        if (!known) {
            throw new DifferenceException(
                    place,
                    "is of format " + words(facts.get("format")) + ", expected " + FORMAT + " or, of a batch, 2 or 3");
        }
        return new Document(place, type, facts);
    }

    public String text(String name) {
        if (facts.get(name) instanceof String text) {
            return text;
        }
        throw new DifferenceException(place, "says no " + name + ", expected a text");
    }

    public long number(String name) {
        if (facts.get(name) instanceof Long number) {
            return number;
        }
        throw new DifferenceException(place, "says no " + name + ", expected a number");
    }

    /** Requires exactly these facts of a thing in the bank. */
    void require(String where, Map<String, Object> expected) {
        TreeSet<String> names = new TreeSet<>(facts.keySet());
        names.addAll(expected.keySet());
        for (String name : names) {
            Object here = expected.get(name);
            if (here == null || !here.equals(facts.get(name))) {
                throw new DifferenceException(
                        where, "the bank says " + name + " " + words(here) + ", its leaf " + words(facts.get(name)));
            }
        }
    }

    private static String words(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }
}
