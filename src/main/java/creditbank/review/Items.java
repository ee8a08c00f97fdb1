package creditbank.review;

import creditbank.outcome.Gender;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.resolve.Decisions;
import creditbank.resolve.Holds;
import creditbank.resolve.Opinions;
import creditbank.resolve.Pair;
import creditbank.resolve.match.Facts;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matches;
import creditbank.resolve.match.Matching;
import creditbank.resolve.shared.SharedReports;
import creditbank.resolve.unite.Hold;
import creditbank.vault.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store of single pairs with the evidence of both sides. Reads only; the connection must be in a transaction. */
public final class Items {
    private final Connection connection;
    private final Vault vault;

    private Items(Connection connection, Vault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    /**
     * A pair, doubtful or not.
     *
     * @param matching by which learners are matched now
     * @throws IllegalArgumentException if one of the identities is not in the bank
     */
    public static Item of(Connection connection, Pair pair, Matching matching) throws SQLException {
        return new Items(connection, matching.vault()).item(pair, matching);
    }

    private Item item(Pair pair, Matching matching) throws SQLException {
        Place place = place(pair);
        Side one = side(pair.a(), place.low(), place.high());
        Side other = side(pair.b(), place.high(), place.low());
        LearnerModel model = matching.model();
        Scored scored = new Scored(
                SharedReports.explain(
                        connection,
                        pair.a(),
                        pair.b(),
                        model,
                        Matches.explain(connection, pair.a(), pair.b(), matching)),
                place.weight(),
                model.thresholds().link(),
                model.review());
        boolean between = place.low() != place.high();
        Hold hold = between && place.weight() != null
                ? Holds.of(connection, List.of(pair), model.thresholds()).get(pair)
                : null;
        Stake stake = between ? stake(one, other) : new Stake(0, 0, 0);
        return new Item(
                pair,
                one,
                other,
                scored,
                stake,
                hold,
                Decisions.of(connection, pair),
                Opinions.heard(connection, pair));
    }

    private static Stake stake(Side one, Side other) {
        Side smaller = Stream.of(one, other)
                .min(Comparator.comparingLong(Side::credits)
                        .thenComparingInt(side -> side.records().size()))
                .orElseThrow();
        long twice = one.records().stream().filter(Achieved::both).count();
        return new Stake(smaller.credits(), smaller.records().size(), twice);
    }

    /** The learners of a pair's two identities, and its weight if it is kept. */
    private record Place(long low, long high, @Nullable Float weight) {}

    private Place place(Pair pair) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ReviewSql.LEARNERS)) {
            select.setLong(1, pair.b());
            select.setLong(2, pair.a());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no pair " + pair
                            + ": an identity is not in the bank; 'review list' shows pairs that are");
                }
                return new Place(row.getLong(1), row.getLong(2), row.getObject(3, Float.class));
            }
        }
    }

    private Side side(long identity, long learner, long otherLearner) throws SQLException {
        List<Identity> identities = identities(learner);
        return new Side(
                learner,
                identities.stream()
                        .filter(one -> one.id() == identity)
                        .findFirst()
                        .orElseThrow(),
                identities,
                records(learner, otherLearner));
    }

    private List<Identity> identities(long learner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ReviewSql.IDENTITIES)) {
            select.setLong(1, learner);
            List<Identity> identities = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    identities.add(new Identity(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            date(row, 5),
                            gender(row.getShort(7)),
                            new Identity.Secrets(
                                    Facts.masked(row.getBytes(8), vault),
                                    row.getBoolean(9),
                                    row.getObject(12, UUID.class)),
                            new Identity.Joined(row.getInt(10), row.getFloat(11))));
                }
            }
            return identities;
        }
    }

    private List<Achieved> records(long learner, long otherLearner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ReviewSql.RECORDS)) {
            select.setLong(1, learner == otherLearner ? 0 : otherLearner);
            select.setLong(2, learner);
            List<Achieved> records = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String term = row.getString(4);
                    records.add(new Achieved(
                            kind(row.getShort(1)),
                            row.getString(2),
                            row.getString(3),
                            term.isEmpty() ? date(row, 5) : term,
                            row.getObject(7, Integer.class),
                            row.getBoolean(8)));
                }
            }
            return records;
        }
    }

    /** A date and, in the next column, its precision. */
    private static String date(ResultSet row, int column) throws SQLException {
        LocalDate first = row.getObject(column, LocalDate.class);
        short code = row.getShort(column + 1);
        return first == null
                ? ""
                : Stream.of(Precision.values())
                        .filter(precision -> precision.code() == code)
                        .map(precision -> new PartialDate(first, precision).toString())
                        .findFirst()
                        .orElseThrow();
    }

    private static Gender gender(short code) {
        return Stream.of(Gender.values())
                .filter(gender -> gender.code() == code)
                .findFirst()
                .orElse(Gender.UNKNOWN);
    }

    private static Kind kind(short code) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
