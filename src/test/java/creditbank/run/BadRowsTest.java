package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.batch.BatchState;
import creditbank.database.StoreTest;
import creditbank.run.centre.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that would make wrong credits, from a sender's file to the findings of the batch. */
@StoreTest
class BadRowsTest {
    @TempDir
    private Path work;

    private College college;
    private Bank bank;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        bank = college.open();
    }

    @AfterEach
    void close() {
        bank.close();
        college.close();
    }

    private static String row(int number, String birth, String credits, String hours, String score) {
        return "4111010001,20210" + number + ",王小明,男," + birth + ",无,,,2023-2024-2,MA1" + number + ",高等数学," + credits
                + "," + hours + "," + score + ",,正常考试,必修,主修,2024-07-01";
    }

    @Test
    void each_is_refused_with_its_code_and_line_and_the_good_row_beside_them_is_taken() throws Exception {
        college.offerRows(List.of(
                row(10, "20010305", "2.5", "40", "87"),
                row(11, "20010305", "2.5", "40", "100.01"),
                row(12, "20010305", "2.5", "40", "-1"),
                row(13, "20010305", "2.5", "40", "E"),
                row(14, "20010305", "40", "4", "87"),
                row(15, "20250305", "2.5", "40", "87")));
        RunReport report = bank.runs().nightly(College.within(10_000, 10_000), College.DAY, Progress.SILENT);
        assertThat(report.state()).isEqualTo(BatchState.SEALED.text());
        assertThat(
                        college.text(
                                "select string_agg(line || ' ' || field || ' ' || code, ', ' order by line) from finding where error"))
                .isEqualTo("3 成绩 score.out-of-range, 4 成绩 score.out-of-range, 5 成绩 score.invalid,"
                        + " 6 学分 credits.absurd, 7 录入日期 date.before-birth");
        assertThat(college.count("select count(*) from record")).isEqualTo(1);
    }
}
