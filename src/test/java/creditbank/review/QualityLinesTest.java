package creditbank.review;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.credit.content.Facet;
import creditbank.credit.correct.Corrections;
import creditbank.credit.evidence.Evidences;
import creditbank.database.StoreTest;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.registry.Office;
import creditbank.recognise.registry.Panelling;
import creditbank.recognise.registry.Sampling;
import creditbank.recognise.sample.Purpose;
import creditbank.recognise.sample.Verdict;
import creditbank.review.quality.QualityCsv;
import creditbank.review.quality.QualityLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the quality report, counted here by hand. All batches are of 2024-06-30. */
@StoreTest
class QualityLinesTest {
    @TempDir
    private Path folder;

    private Office office;
    private Bank bank;

    @BeforeEach
    void open() throws Exception {
        office = new Office(folder);
        bank = office.bank;
    }

    @Test
    void deliveries_rows_and_refusals_are_counted_by_month_and_source() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D1", "CS2")), "3", "4");
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D1", "CS2")), "3", "4");
        change("""
                insert into finding values (1, 1001, 'score.invalid', true, 'f', 1, 'score', '', ''), (1, 1001, 'score.invalid', true, 'f', 1, 'score', '', ''),
                    (1, 1002, 'score.invalid', true, 'f', 2, 'score', '', ''), (1, 1, 'id.missing', false, 'f', 3, 'id', '', '');
                update batch set delivery_id = batch_id where batch_id = 1;
                update batch set business_date = '2024-07-01' where batch_id = 2;
                insert into batch (source_id, business_date, run_id, state, program) select source_id, '2024-07-02', 77, 'empty', 'test' from source where name = 'jwxt';
                insert into batch (source_id, business_date, run_id, state, program) select source_id, '2024-07-03', 78, 'refused', 'test' from source where name = 'jwxt'""");

        assertThat(csv(LocalDate.of(2024, 1, 1))).isEqualTo("""
                        month,source,provider,province,measure,detail,count
                        2024-06,jwxt,,,due,,1
                        2024-06,jwxt,,,arrived,,1
                        2024-06,jwxt,,,deliveries,,1
                        2024-06,jwxt,,,rows,,4
                        2024-06,jwxt,,,refused,score.invalid,2
                        2024-06,jwxt,,,warned,id.missing,1
                        2024-06,jwxt,4111010001,11,claims,,2
                        2024-07,jwxt,,,due,,3
                        2024-07,jwxt,,,arrived,,0
                        2024-07,jwxt,,,rows,,4
                        2024-07,jwxt,,,held,,1
                        """);
        assertThat(csv(LocalDate.of(2024, 7, 1))).doesNotContain("2024-06");
    }

    @Test
    void what_became_of_records_is_counted_under_each_source_behind_them() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")));
        bank.delta("oneroster", 50, List.of(Row.course("9", "D1", "CS1")));
        long dispute = office.dispute(1);
        office.act(desk -> Panelling.seat(desk, office.panel("""
                format: 1
                case: %d
                method: portfolio
                members:
                  - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王甲, sector: academia, employer: "4111010001"}
                """.formatted(dispute))));
        office.act(desk -> Panelling.seat(desk, office.panel("""
                format: 1
                case: %d
                method: portfolio
                members:
                  - {name: 王甲, sector: academia, employer: 91350100M000100Y43}
                  - {name: 王乙, sector: academia, employer: 91350100M000100Y43}
                  - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王戊, sector: government, employer: 91350100M000100Y43}
                """.formatted(dispute))));
        office.act(desk -> Panelling.decide(desk, dispute, Outcome.REJECTED, null, "the hours are right"));
        office.act(desk -> Sampling.draw(desk, new Sampling.Order(1, Purpose.OUTSIDE, ""), "o\n1\nr\n"));
        office.act(desk -> Sampling.found(desk, 1, 1, Verdict.WRONG, "as on paper"));

        assertThat(csv(LocalDate.of(2024, 1, 1)).lines().filter(line -> line.matches(".*(disp|panel|samp|found).*")))
                .containsExactly(
                        "2024-06,jwxt,4111010001,11,disputed,,1",
                        "2024-06,jwxt,4111010001,11,panel-refused,panel.too-small panel.government panel.conflict-provider,1",
                        "2024-06,jwxt,4111010001,11,panel-seated,,1",
                        "2024-06,jwxt,4111010001,11,dispute-ended,rejected,1",
                        "2024-06,jwxt,4111010001,11,sampled,outside,1",
                        "2024-06,jwxt,4111010001,11,found,outside wrong,1",
                        "2024-06,oneroster,4111010001,11,disputed,,1",
                        "2024-06,oneroster,4111010001,11,panel-refused,panel.too-small panel.government panel.conflict-provider,1",
                        "2024-06,oneroster,4111010001,11,panel-seated,,1",
                        "2024-06,oneroster,4111010001,11,dispute-ended,rejected,1",
                        "2024-06,oneroster,4111010001,11,sampled,outside,1",
                        "2024-06,oneroster,4111010001,11,found,outside wrong,1");
    }

    @Test
    void corrections_and_those_that_senders_contradict_are_counted_by_the_month_in_which_they_were_made()
            throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")));
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            var content = Evidences.of(connection, 1).orElseThrow().content();
            Corrections.correct(connection, 1, content, Facet.TITLE, "right", new Corrections.Given("paper", "qian"));
            connection.commit();
        }
        change("update record_correction set corrected_at = '2024-05-05T00:00:00Z'");
        bank.delta("other", 50, List.of());
        assertThat(csv(LocalDate.of(2024, 1, 1)))
                .contains("2024-05,jwxt,4111010001,11,corrected,,1\n")
                .doesNotContain("contradicted");
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1").title("yet another")));
        assertThat(csv(LocalDate.of(2024, 1, 1))).contains("2024-05,jwxt,4111010001,11,contradicted,,1\n");
        assertThat(csv(LocalDate.of(2024, 6, 1))).doesNotContain("2024-05");
    }

    private String csv(LocalDate since) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return new String(QualityCsv.of(QualityLines.of(connection, since)), StandardCharsets.UTF_8);
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = bank.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
