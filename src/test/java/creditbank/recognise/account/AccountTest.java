package creditbank.recognise.account;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Status;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.Placement;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner has, with the shipped rules. */
@StoreTest
class AccountTest {
    @TempDir
    private Path folder;

    @Test
    void earned_and_converted_and_expired_credits_are_told_apart_and_ceilings_cut() throws Exception {
        Bank bank = new Bank(Vault.open(folder.resolve("keys")));
        bank.convert(RuleFolder.read(Path.of("mappings/rules")));
        LocalDate day = LocalDate.of(2024, 6, 30);
        List<Row> rows = new ArrayList<>(List.of(
                Row.course("c1", "D1", "CS1"),
                Row.course("c2", "D1", "CS2").score(4_000, AttemptKind.NORMAL, Status.FAILED),
                dated("x1", "Welder", day).kind(Kind.CERTIFICATE).level("三级"),
                dated("x2", "Turner", LocalDate.of(2010, 1, 1))
                        .kind(Kind.CERTIFICATE)
                        .level("三级"),
                dated("t", "Sewing", day).hours(6_400)));
        for (int i = 0; i < 6; i++) {
            rows.add(dated("a" + i, "Medal " + i, day).kind(Kind.AWARD));
        }
        bank.delta("a", 50, rows);

        Account account = account(bank, 1, LocalDate.of(2026, 1, 1)).orElseThrow();

        Framework framework = FrameworkReader.read(Path.of("mappings/frameworks"));
        Placement fourth = framework.place(Kind.COURSE, "");
        Placement third = framework.place(Kind.CERTIFICATE, "三级");
        Placement none = framework.place(Kind.AWARD, "");
        assertThat(account.entries())
                .containsExactly(
                        new Entry(Kind.COURSE, "", fourth, 2, new Sums(250, 0, 0, 0, 0)),
                        new Entry(Kind.CERTIFICATE, "三级", third, 2, new Sums(0, 600, 0, 600, 0)),
                        new Entry(Kind.TRAINING, "", none, 1, new Sums(0, 400, 0, 0, 0)),
                        new Entry(Kind.AWARD, "", none, 6, new Sums(0, 600, 0, 0, 0)));
        assertThat(fourth.number()).isEqualTo(4);
        assertThat(third.eqf()).isEqualTo(4);
        assertThat(account.notices()).hasSize(7).allMatch(notice -> notice.code() == Notice.Code.LEVEL_UNSTATED);
        assertThat(account.above()).isEqualTo(Map.of("award-fixed", 200L));
        assertThat(account.counted()).isEqualTo(1_650);
        // Ten years after the achievement to the day it is gone.
        assertThat(account(bank, 1, day.plusYears(10).minusDays(1))
                        .orElseThrow()
                        .counted())
                .isEqualTo(1_650);
        assertThat(account(bank, 1, day.plusYears(10)).orElseThrow().counted()).isEqualTo(250);
        assertThat(account(bank, 99, day)).isEmpty();
    }

    private static Optional<Account> account(Bank bank, long learner, LocalDate day) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            Optional<Account> account = Portfolios.of(
                            connection, learner, FrameworkReader.read(Path.of("mappings/frameworks")))
                    .map(portfolio -> portfolio.account(day));
            connection.rollback();
            return account;
        }
    }

    private static Row dated(String key, String title, LocalDate day) {
        PartialDate date = PartialDate.day(day);
        return Row.training(key, "D1", title, date).end(date).on(day);
    }
}
