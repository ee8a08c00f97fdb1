package creditbank.resolve;

import creditbank.database.CopyWriter;
import creditbank.resolve.unite.Decided;
import creditbank.resolve.unite.Node;
import creditbank.resolve.unite.People;
import creditbank.resolve.unite.Thresholds;
import creditbank.resolve.unite.Tie;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Unites what stands in the transaction's table {@code placed} by the stored pairs and by what people decided. Only nodes that a pair or a decision names come
 * into memory.
 */
final class Unions {
    /** The kind of a cluster that a document names. */
    private static final short DOCUMENT = 1;

    private final Connection connection;
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    /** A node as {@code placed} names it. */
    private record Place(short kind, UUID key) {}

    private Unions(Connection connection) {
        this.connection = connection;
    }

    /** Changes the places of united nodes to that of one of them; says how many nodes moved. */
    static long unite(Connection connection, Thresholds thresholds) throws SQLException {
        return new Unions(connection).unite(thresholds);
    }

    private long unite(Thresholds thresholds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<Tie> ties = ties(statement);
            List<Decided> decided = decided(statement);
            if (places.isEmpty()) {
                return 0;
            }
            List<Node> nodes = nodes(statement);
            int[] person = People.unite(nodes, ties, decided, thresholds);
            return place(statement, nodes, person);
        }
    }

    private List<Tie> ties(Statement statement) throws SQLException {
        Map<Long, Float> best = new HashMap<>();
        try (ResultSet row = statement.executeQuery(PairSql.TIES)) {
            while (row.next()) {
                int a = number(row, 1);
                int b = number(row, 3);
                best.merge((long) Math.min(a, b) << Integer.SIZE | Math.max(a, b), row.getFloat(5), Math::max);
            }
        }
        List<Tie> ties = new ArrayList<>(best.size());
        best.forEach((pair, weight) -> ties.add(new Tie((int) (pair >>> Integer.SIZE), pair.intValue(), weight)));
        return ties;
    }

    private List<Decided> decided(Statement statement) throws SQLException {
        List<Decided> decided = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(PairSql.DECISIONS)) {
            while (row.next()) {
                decided.add(new Decided(number(row, 1), number(row, 3), row.getBoolean(5)));
            }
        }
        return decided;
    }

    private int number(ResultSet row, int column) throws SQLException {
        Place place = new Place(row.getShort(column), row.getObject(column + 1, UUID.class));
        Integer known = numbers.putIfAbsent(place, places.size());
        if (known != null) {
            return known;
        }
        places.add(place);
        return places.size() - 1;
    }

    private List<Node> nodes(Statement statement) throws SQLException {
        statement.execute("create temp table node (kind smallint, key uuid) on commit drop");
        try (CopyWriter copy = CopyWriter.open(connection, "node", "kind", "key")) {
            for (Place place : places) {
                copy.row().smallint(place.kind).uuid(place.key);
            }
            copy.finish();
        }
        statement.execute("analyze node");
        Node[] nodes = new Node[places.size()];
        try (ResultSet row = statement.executeQuery(PairSql.CONTENTS)) {
            while (row.next()) {
                int number = number(row, 1);
                Place place = places.get(number);
                nodes[number] = new Node(place.kind == DOCUMENT ? place.key : null, row.getString(3));
            }
        }
        statement.execute("drop table node");
        return List.of(nodes);
    }

    private long place(Statement statement, List<Node> nodes, int[] person) throws SQLException {
        int[] named = named(nodes, person);
        statement.execute(
                "create temp table united (kind smallint, key uuid, to_kind smallint, to_key uuid) on commit drop");
        long moved;
        try (CopyWriter copy = CopyWriter.open(connection, "united", "kind", "key", "to_kind", "to_key")) {
            for (int i = 0; i < person.length; i++) {
                Place to = places.get(named[i]);
                if (named[i] != i) {
                    Place from = places.get(i);
                    copy.row()
                            .smallint(from.kind)
                            .uuid(from.key)
                            .smallint(to.kind)
                            .uuid(to.key);
                }
            }
            moved = copy.finish();
        }
        statement.execute("analyze united");
        statement.executeLargeUpdate(PairSql.UNITE);
        statement.execute("drop table united");
        return moved;
    }

    /** For each node the one that names its person: that with the document, else the first by content. */
    private static int[] named(List<Node> nodes, int[] person) {
        int[] names = new int[nodes.size()];
        Arrays.fill(names, -1);
        for (int i = 0; i < names.length; i++) {
            int before = names[person[i]];
            if (before < 0 || first(nodes.get(i), nodes.get(before))) {
                names[person[i]] = i;
            }
        }
        int[] named = new int[names.length];
        for (int i = 0; i < named.length; i++) {
            named[i] = names[person[i]];
        }
        return named;
    }

    private static boolean first(Node one, Node other) {
        boolean documents = (one.document() == null) != (other.document() == null);
        return documents ? one.document() != null : one.content().compareTo(other.content()) < 0;
    }
}
