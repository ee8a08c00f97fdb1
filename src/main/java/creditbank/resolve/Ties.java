package creditbank.resolve;

import creditbank.resolve.unite.Decided;
import creditbank.resolve.unite.Tie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stored pairs and decisions say of the places in the transaction's table {@code placed}. Only places that one of them names come into memory. */
final class Ties {
    /** The kind of a cluster that a document names. */
    private static final short DOCUMENT = 1;

    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();

    private Ties() {}

    /** A node as {@code placed} names it. */
    record Place(short kind, UUID key) {
        @Nullable
        UUID document() {
            return kind == DOCUMENT ? key : null;
        }
    }

    static Ties read(Statement statement) throws SQLException {
        Ties read = new Ties();
        read.pairs(statement);
        try (ResultSet row = statement.executeQuery(PairSql.DECISIONS)) {
            while (row.next()) {
                read.decided.add(new Decided(read.number(row, 1), read.number(row, 3), row.getBoolean(5)));
            }
        }
        return read;
    }

    private void pairs(Statement statement) throws SQLException {
        Map<Long, Float> best = new HashMap<>();
        try (ResultSet row = statement.executeQuery(PairSql.TIES)) {
            while (row.next()) {
                int a = number(row, 1);
                int b = number(row, 3);
                best.merge((long) Math.min(a, b) << Integer.SIZE | Math.max(a, b), row.getFloat(5), Math::max);
            }
        }
        best.forEach((pair, weight) -> ties.add(new Tie((int) (pair >>> Integer.SIZE), pair.intValue(), weight)));
    }

    /** The number of the place in two columns, given at its first naming. */
    int number(ResultSet row, int column) throws SQLException {
        Place place = new Place(row.getShort(column), row.getObject(column + 1, UUID.class));
        Integer known = numbers.putIfAbsent(place, places.size());
        if (known != null) {
            return known;
        }
        places.add(place);
        return places.size() - 1;
    }

    List<Place> places() {
        return Collections.unmodifiableList(places);
    }

    List<Tie> ties() {
        return Collections.unmodifiableList(ties);
    }

    List<Decided> decided() {
        return Collections.unmodifiableList(decided);
    }
}
