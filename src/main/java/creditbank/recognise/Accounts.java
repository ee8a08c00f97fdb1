package creditbank.recognise;

import creditbank.outcome.Kind;
import creditbank.outcome.Status;
import creditbank.recognise.Conversions.Standing;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Ruling.Converted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What learners have in the bank. Credits are earned where a school stated them for a passed course, and converted where a rule made them of anything else;
 * converted ones expire, and each rule has a ceiling over what has not expired.
 */
public final class Accounts {
    private Accounts() {}

    /**
     * A learner's account on a day; credits in hundredths.
     *
     * @param learnerId the learner who stands for whoever was asked for
     * @param entries by kind, then level
     * @param above what ceilings cut off, by rule
     */
    public record Account(long learnerId, LocalDate day, List<Entry> entries, Map<String, Long> above) {
        public Account {
            entries = List.copyOf(entries);
            above = Map.copyOf(above);
        }

        /** Earned, and converted within the ceilings. */
        public long counted() {
            long all = entries.stream()
                    .mapToLong(entry -> entry.earned() + entry.converted())
                    .sum();
            return all - above.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The records of one kind and level.
     *
     * @param records how many there are, with those that have no credits
     * @param converted what has not expired, before ceilings
     */
    public record Entry(Kind kind, String level, long records, long earned, long converted, long expired) {
        private Entry plus(Entry other) {
            return new Entry(
                    kind,
                    level,
                    records + other.records,
                    earned + other.earned,
                    converted + other.converted,
                    expired + other.expired);
        }
    }

    /** The account of a learner, or of who stands for him since a merge; empty where there never was one. The connection must be in a transaction. */
    public static Optional<Account> of(Connection connection, long learnerId, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(forward_to, learner_id) from learner where learner_id = ?")) {
            statement.setLong(1, learnerId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(account(connection, row.getLong(1), day)) : Optional.empty();
            }
        }
    }

    private static Account account(Connection connection, long learnerId, LocalDate day) throws SQLException {
        Map<String, Entry> entries = new TreeMap<>();
        LearnerTotal total = new LearnerTotal();
        Conversions.ofLearner(connection, learnerId, standing -> {
            Entry entry = entry(standing, day);
            entries.merge(entry.kind() + " " + entry.level(), entry, Entry::plus);
            Converted now = standing.now();
            if (now != null && entry.expired() == 0) {
                total.add(now);
            }
        });
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparing(Entry::kind).thenComparing(Entry::level));
        return new Account(learnerId, day, sorted, total.above());
    }

    private static Entry entry(Standing standing, LocalDate day) {
        Achieved achieved = standing.achieved();
        Converted now = standing.now();
        if (now == null) {
            return new Entry(achieved.kind(), achieved.level(), 1, earned(achieved), 0, 0);
        }
        LocalDate expires = now.by().rule().limits().expires(now.day());
        boolean expired = expires != null && !day.isBefore(expires);
        return new Entry(
                achieved.kind(), achieved.level(), 1, 0, expired ? 0 : now.credits(), expired ? now.credits() : 0);
    }

    private static int earned(Achieved achieved) {
        Integer stated = achieved.amount().credits();
        boolean passed = achieved.status() == Status.PASSED || achieved.status() == Status.EXEMPT;
        return achieved.kind() == Kind.COURSE && passed && stated != null ? stated : 0;
    }
}
