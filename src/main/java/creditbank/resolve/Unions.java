package creditbank.resolve;

import creditbank.database.CopyWriter;
import creditbank.resolve.unite.Node;
import creditbank.resolve.unite.People;
import creditbank.resolve.unite.Thresholds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Unites what stands in the transaction's table {@code placed} by the stored pairs and by what people decided. Only nodes that a pair or a decision names come
 * into memory.
 */
final class Unions {
    private final Connection connection;

    private Unions(Connection connection) {
        this.connection = connection;
    }

    /** Changes the places of united nodes to that of one of them; says how many nodes moved. */
    static long unite(Connection connection, Thresholds thresholds) throws SQLException {
        return new Unions(connection).unite(thresholds);
    }

    private long unite(Thresholds thresholds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Ties ties = Ties.read(statement);
            if (ties.places().isEmpty()) {
                return 0;
            }
            List<Node> nodes = nodes(statement, ties);
            int[] person = People.unite(nodes, ties.ties(), ties.decided(), thresholds);
            return place(statement, ties.places(), nodes, person);
        }
    }

    private List<Node> nodes(Statement statement, Ties ties) throws SQLException {
        statement.execute("create temp table node (kind smallint, key uuid) on commit drop");
        try (CopyWriter copy = CopyWriter.open(connection, "node", "kind", "key")) {
            for (Ties.Place place : ties.places()) {
                copy.row().smallint(place.kind()).uuid(place.key());
            }
            copy.finish();
        }
        statement.execute("analyze node");
        Node[] nodes = new Node[ties.places().size()];
        try (ResultSet row = statement.executeQuery(PairSql.CONTENTS)) {
            while (row.next()) {
                int number = ties.number(row, 1);
                nodes[number] = new Node(ties.places().get(number).document(), row.getString(3));
            }
        }
        statement.execute("drop table node");
        return List.of(nodes);
    }

    private long place(Statement statement, List<Ties.Place> places, List<Node> nodes, int[] person)
            throws SQLException {
        int[] named = named(nodes, person);
        statement.execute(
                "create temp table united (kind smallint, key uuid, to_kind smallint, to_key uuid) on commit drop");
        long moved;
        try (CopyWriter copy = CopyWriter.open(connection, "united", "kind", "key", "to_kind", "to_key")) {
            for (int i = 0; i < person.length; i++) {
                Ties.Place to = places.get(named[i]);
                if (named[i] != i) {
                    Ties.Place from = places.get(i);
                    copy.row()
                            .smallint(from.kind())
                            .uuid(from.key())
                            .smallint(to.kind())
                            .uuid(to.key());
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
