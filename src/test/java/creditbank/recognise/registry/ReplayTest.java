package creditbank.recognise.registry;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.recognise.account.Held;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.recognise.act.Redemption;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaying all claims, in any order and any number of nights, with redemptions and disputes in between. */
@StoreTest
class ReplayTest {
    private static final int REPLAYS = Integer.getInteger("creditbank.replays", 4);

    @TempDir
    private Path folder;

    @Test
    void the_credits_are_the_same_to_the_hundredth_whatever_people_did_in_between() throws Exception {
        Random random = new Random(17);
        List<Row> rows = rows(random);
        Office quiet = new Office(folder.resolve("quiet"));
        quiet.bank.delta("a", 50, rows);
        String expected = everything(quiet, true);
        assertThat(expected).contains("free ");
        for (int replay = 0; replay < REPLAYS; replay++) {
            Office office = new Office(folder.resolve("replay" + replay));
            Collections.shuffle(rows, random);
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(30));
                office.bank.delta("a", 50, rows.subList(from, to));
                from = to;
                act(office, random);
            }
            assertThat(everything(office, false))
                    .as("what every record is worth")
                    .isEqualTo(everything(quiet, false));
            balanced(office);
            settle(office);
            assertThat(everything(office, true)).as("with all acts taken back").isEqualTo(expected);
        }
    }

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String learner = "N" + random.nextInt(5);
            rows.add(Office.training("k" + i, learner, "Title " + random.nextInt(8), 8 * (1 + random.nextInt(2)) * 4));
        }
        // Of one achievement the sources must agree, or the last to come would say what it is worth.
        TreeMap<String, Row> byAchievement = new TreeMap<>();
        rows.forEach(row -> byAchievement.putIfAbsent(
                row.identity().number() + row.achievement().title(), row));
        return new ArrayList<>(byAchievement.values());
    }

    /** Somebody redeems, disputes, decides or takes back; what is refused is refused. */
    private static void act(Office office, Random random) throws Exception {
        List<Long> learners = ids(office, "select learner_id from learner where forward_to is null order by 1");
        for (long learner : learners) {
            List<Held> held = office.portfolio(learner).held();
            Held one = held.isEmpty() ? null : held.get(random.nextInt(held.size()));
            try {
                switch (random.nextInt(4)) {
                    case 0 -> office.redeem(learner, random.nextBoolean() ? "welding" : "sewing");
                    case 1 -> {
                        if (one != null) {
                            office.dispute(one.recordId());
                        }
                    }
                    case 2 -> {
                        if (one != null) {
                            office.redeem(learner, "welding", one.recordId());
                        }
                    }
                    default -> {
                        Redemption redemption = one == null ? null : one.redemption();
                        if (redemption != null) {
                            office.cancel(redemption.act());
                        }
                    }
                }
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).*(free credits|redeemed already|disputed|counts for no part).*");
            }
        }
    }

    /** No record stands in two places, and no rule's ceiling is passed. */
    private static void balanced(Office office) throws Exception {
        assertThat(office.bank.rows(
                        "select record_id from redemption where cancelled_by is null group by 1 having count(*) > 1"))
                .isEmpty();
        for (long learner : ids(office, "select learner_id from learner order by 1")) {
            var account = office.portfolio(learner).account(Office.DAY);
            assertThat(account.counted()).isNotNegative();
            assertThat(account.counted() + account.sums().redeemed()).isLessThanOrEqualTo(3_000);
        }
    }

    /** Takes back every redemption, and lets a panel reject every dispute. */
    private static void settle(Office office) throws Exception {
        for (long act : ids(office, "select distinct act_id from redemption where cancelled_by is null order by 1")) {
            office.cancel(act);
        }
        List<PanelCase> open;
        try (Connection connection = office.bank.database().getConnection()) {
            open = PanelCases.open(connection, 1000);
        }
        for (PanelCase one : open) {
            String panel = """
            format: 1
            case: %d
            method: test
            members:
              - {name: a, sector: academia, employer: "4111010001"}
              - {name: b, sector: industry, employer: "4111010001"}
              - {name: c, sector: industry, employer: "4111010001"}
              - {name: d, sector: industry, employer: "4111010001"}
              - {name: e, sector: government, employer: "4111010001"}
            """.formatted(one.act());
            office.act(desk -> Panelling.seat(desk, office.panel(panel)));
            office.act(desk -> Panelling.decide(desk, one.act(), Outcome.REJECTED, null, "as it was"));
        }
    }

    /** By learner's number each record with its worth, and with the account where that is asked for; no number that depends on the order. */
    private static String everything(Office office, boolean accounts) throws Exception {
        TreeMap<String, String> lines = new TreeMap<>();
        for (String row : office.bank.rows("""
                select distinct i.number, m.learner_id from membership m join identity i using (identity_id)
                where m.until_batch is null""")) {
            int blank = row.indexOf(' ');
            long learner = Long.parseLong(row.substring(blank + 1));
            List<String> records = office.portfolio(learner).held().stream()
                    .map(held -> held.key() + " " + held.worth().credits() + " "
                            + held.worth().rule())
                    .sorted()
                    .toList();
            lines.put(row.substring(0, blank), records + (accounts ? " " + office.account(learner) : ""));
        }
        return lines.toString();
    }

    private static List<Long> ids(Office office, String sql) throws Exception {
        return office.bank.rows(sql).stream().map(Long::valueOf).toList();
    }
}
