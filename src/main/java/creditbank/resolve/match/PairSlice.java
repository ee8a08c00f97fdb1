package creditbank.resolve.match;

import creditbank.vault.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Some pairs of identities with the facts of both sides: read by the connection's thread, scored by another while the next is read. */
final class PairSlice {
    private final long[] pairs;
    /** Those that one key alone has found. */
    private final BitSet single;

    private final long shared;

    private final List<Fact> facts = new ArrayList<>();
    /** Encrypted. */
    private final Map<Long, byte[]> documents = new HashMap<>();

    private PairSlice(long[] pairs, BitSet single, long shared) {
        this.pairs = pairs;
        this.shared = shared;
        this.single = single;
    }

    /** An identity's facts without its document. */
    private record Fact(long identity, boolean open, Map<String, String> plain) {}

    /**
     * A pair that reaches review.
     *
     * @param single whether one key alone has found it
     */
    record Scored(long a, long b, long levels, float weight, boolean single) {}

    /** The next pairs of a query, each with the number of keys that have found it; none at its end. */
    static PairSlice read(ResultSet row, int most) throws SQLException {
        LongStream.Builder pairs = LongStream.builder();
        BitSet single = new BitSet();
        long shared = 0;
        for (int i = 0; i < most && row.next(); i++) {
            pairs.add(row.getLong(1)).add(row.getLong(2));
            single.set(i, row.getLong(3) == 1);
            shared += row.getLong(3);
        }
        return new PairSlice(pairs.build().toArray(), single, shared);
    }

    int size() {
        return pairs.length / 2;
    }

    /** By how many keys they were found, taken together. */
    long shared() {
        return shared;
    }

    long a(int i) {
        return pairs[2 * i];
    }

    long b(int i) {
        return pairs[2 * i + 1];
    }

    /** Reads what the bank knows of all these identities. */
    void readFacts(Connection connection) throws SQLException {
        long[] identities = Arrays.stream(pairs).sorted().distinct().toArray();
        Facts.of(connection, identities, (identity, open, plain, document) -> {
            facts.add(new Fact(identity, open, plain));
            if (document != null) {
                documents.put(identity, document);
            }
        });
    }

    /** The identities as the model's table, without document numbers. */
    IdentityTable table(LearnerModel model) {
        IdentityTable table = new IdentityTable(model);
        facts.forEach(fact -> table.add(fact.identity, fact.open, fact.plain));
        return table;
    }

    /** The pairs that reach review. A document number is decrypted only where there is another to compare it with. */
    List<Scored> score(LearnerModel model, Vault vault) {
        Set<Long> compared = comparedDocuments();
        IdentityTable table = new IdentityTable(model);
        for (Fact fact : facts) {
            Map<String, String> known = fact.plain;
            if (compared.contains(fact.identity)) {
                known = new HashMap<>(fact.plain);
                known.put(Facts.DOCUMENT, Facts.plain(documents.get(fact.identity), vault));
            }
            table.add(fact.identity, fact.open, known);
        }
        PairScores scores = table.scores();
        List<Scored> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            long a = a(i);
            long b = b(i);
            boolean once = single.get(i);
            scores.score(a, b, (levels, weight) -> kept.add(new Scored(a, b, levels, weight, once)));
        }
        return kept;
    }

    private Set<Long> comparedDocuments() {
        Set<Long> compared = new HashSet<>();
        for (int i = 0; i < size(); i++) {
            if (documents.containsKey(a(i)) && documents.containsKey(b(i))) {
                compared.add(a(i));
                compared.add(b(i));
            }
        }
        return compared;
    }
}
