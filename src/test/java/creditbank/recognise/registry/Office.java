package creditbank.recognise.registry;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.credit.Bank;
import creditbank.credit.Crediting;
import creditbank.credit.Row;
import creditbank.outcome.PartialDate;
import creditbank.recognise.account.Account;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.account.Portfolios;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.file.PanelReader;
import creditbank.recognise.panel.file.PanelRulesReader;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.recognise.programme.ProgrammeSet;
import creditbank.recognise.programme.file.ProgrammeReader;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.resolve.Decisions;
import creditbank.resolve.Pair;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A bank with people who act in it, without a ledger. */
public final class Office {
    /** The day on which everything is achieved and done. */
    public static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    private static long acts;

    public final Bank bank;
    public final Vault vault;
    public final Institutions institutions;

    public Office(Path folder) throws IOException {
        vault = Vault.open(folder.resolve("keys"));
        bank = new Bank(vault);
        bank.convert(RuleFolder.read(Path.of("mappings/rules")));
        institutions = institutions();
    }

    /** The shipped framework and rules of panels; two programmes that want 8 credits of trainings, and one that wants 4 and a panel. */
    public static Institutions institutions() throws IOException {
        Framework framework = FrameworkReader.read(Path.of("mappings/frameworks"));
        return new Institutions(
                framework,
                ProgrammeSet.of(List.of(
                        programme("welding", 8, false, framework),
                        programme("sewing", 8, false, framework),
                        programme("informal", 4, true, framework))),
                PanelRulesReader.read(Path.of("mappings/panels"), framework));
    }

    private static ProgrammeFile programme(String id, int required, boolean panel, Framework framework) {
        String text = """
                format: 1
                id: %s
                version: 1
                valid: {from: 2020-01-01}
                title: A programme
                legal-basis: a decree
                approved: {by: the office, on: 2019-12-01}
                level: 2
                requires: %d
                panel: %s
                parts:
                  - part: skill
                    title: Trainings
                    least: 4
                    accepts: [{kinds: [training, course]}]
                examples:
                  - {records: [], counts: {}, missing: %d}
                """.formatted(id, required, panel, required);
        return ProgrammeReader.parse("programmes/" + id + "-1.yaml", text.getBytes(StandardCharsets.UTF_8), framework);
    }

    /** What somebody does. */
    @FunctionalInterface
    public interface Deed<T> {
        T at(Desk desk) throws IOException, SQLException;
    }

    /** Does it in a transaction that has the bank. */
    public <T> T act(Deed<T> deed) throws IOException, SQLException {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                long run;
                synchronized (Office.class) {
                    run = --acts;
                }
                BatchHandle batch = Batches.open(connection, "registry", DAY, run, "test");
                Crediting.takeBank(connection, batch);
                T done = deed.at(new Desk(connection, batch, vault, institutions, DAY, "qian"));
                Batches.credited(connection, batch, new Counts(0, 0, 0, 0, 0, 0, 0), "");
                connection.commit();
                return done;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    public ProgrammeFile programme(String name) {
        return institutions.programmes().find(name, DAY);
    }

    public long redeem(long learner, String programme, Long... only) throws IOException, SQLException {
        return act(desk -> Redeeming.redeem(desk, learner, programme(programme), Set.of(only)));
    }

    public long cancel(long act) throws IOException, SQLException {
        return act(desk -> Redeeming.cancel(desk, act, "by mistake"));
    }

    public long dispute(long record) throws IOException, SQLException {
        return act(desk -> Disputing.open(desk, record, "the hours are doubted"));
    }

    public Panel panel(String yaml) {
        return PanelReader.parse("panel.yaml", yaml.getBytes(StandardCharsets.UTF_8), vault);
    }

    public Portfolio portfolio(long learner) throws SQLException {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            Portfolio portfolio =
                    Portfolios.of(connection, learner, institutions.framework()).orElseThrow();
            connection.rollback();
            return portfolio;
        }
    }

    /** Free, redeemed and disputed credits in hundredths, and what nothing covers. */
    public String account(long learner) throws SQLException {
        Account account = portfolio(learner).account(DAY);
        return "free " + account.counted() + " redeemed " + account.sums().redeemed() + " disputed "
                + account.sums().disputed() + " uncovered " + account.uncovered();
    }

    /** The notices but those of levels, as code, record and credits. */
    public List<String> notices(long learner) throws SQLException {
        return portfolio(learner).account(DAY).notices().stream()
                .filter(notice -> !notice.code().code().startsWith("level."))
                .map(notice -> notice.code().code() + " " + notice.recordId() + " " + notice.credits())
                .toList();
    }

    /** Makes learners one, or takes that back. */
    public void merge(long a, long b) throws IOException, SQLException {
        try (Connection connection = bank.database().getConnection()) {
            Decisions.decide(connection, new Pair(a, b), true, "qian");
        }
        bank.delta("other", 1, List.of());
    }

    public void split(long decision) throws IOException, SQLException {
        try (Connection connection = bank.database().getConnection()) {
            Decisions.undo(connection, decision, "zhao");
        }
        bank.delta("other", 1, List.of());
    }

    /** A training of so many hours, of the learner of a number. */
    public static Row training(String key, String learner, String title, int hours) {
        PartialDate day = PartialDate.day(DAY);
        return Row.training(key, "", title, day)
                .end(day)
                .on(DAY)
                .hours(hours * 100)
                .learner(learner, "Learner " + learner, "2001-03-05", "");
    }
}
