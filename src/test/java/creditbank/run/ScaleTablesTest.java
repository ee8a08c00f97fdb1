package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.Counts;
import creditbank.credit.content.Facet;
import creditbank.credit.correct.Corrections.Given;
import creditbank.credit.counting.Ranking;
import creditbank.credit.counting.Ranking.Reason;
import creditbank.credit.evidence.Courses;
import creditbank.credit.evidence.Derivation;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.database.StoreTest;
import creditbank.map.Mapping;
import creditbank.run.centre.Progress;
import creditbank.run.review.RecordsRun;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender's scale table from the mapping file to what is shown of a record. */
@StoreTest
class ScaleTablesTest {
    private static final Given CLERK = new Given("the paper says so", "zhao");
    private static final String DIGEST =
            "select encode(sha256(string_agg(content::text, ',' order by record_id)::bytea), 'hex')";

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

    private static Source source(String right, String wrong) throws Exception {
        Source source = College.source();
        String text = Files.readString(Path.of("mappings/school-jwxt.yaml"));
        assertThat(text).contains(right);
        return new Source(
                source.job(),
                source.route(),
                Mapping.parse("school-jwxt.yaml", text.replace(right, wrong)),
                source.learners(),
                source.rules());
    }

    private Evidence evidence(long record) throws Exception {
        try (Connection connection = college.connect()) {
            return Evidences.of(connection, record).orElseThrow();
        }
    }

    private Derivation derived(long record) throws Exception {
        Evidence evidence = evidence(record);
        return Objects.requireNonNull(evidence.derivation(evidence.content().result()));
    }

    private long record(String code) throws Exception {
        return college.count("select record_id from record_version where code = '" + code + "' limit 1");
    }

    @Test
    void a_level_gets_the_number_of_its_sender_s_table_beside_what_was_sent_and_the_ranking_counts_it()
            throws Exception {
        college.offerWords("良好", "不及格", "合格", "87", "A");
        college.nightly(bank);
        long level = record("MA110");
        assertThat(derived(level).hundredths()).isEqualTo(85_00);
        assertThat(derived(level))
                .hasToString("85.00 of 100, by scale table levels-2020 of school-jwxt, from 2020-09-01");
        assertThat(derived(level).mapping())
                .isEqualTo(College.source().mapping().digest());
        assertThat(Facet.text(evidence(level).content().result())).isEqualTo("良好 (five-level), passed, 2024-07-01");
        assertThat(evidence(level).content().result().score().hundredths()).isNull();
        assertThat(derived(record("MA111")).hundredths()).isEqualTo(45_00);
        assertThat(derived(record("MA112")).hundredths()).isEqualTo(80_00);
        assertThat(evidence(record("MA113"))
                        .derivation(evidence(record("MA113")).content().result()))
                .isNull();
        assertThat(evidence(record("MA114"))
                        .derivation(evidence(record("MA114")).content().result()))
                .isNull();
        assertThat(evidence(level).ranking()).isEqualTo(new Ranking(85_00, Reason.DERIVED));
        assertThat(evidence(record("MA114")).ranking()).isEqualTo(new Ranking(null, Reason.NO_NUMBER));
        try (Connection connection = college.connect()) {
            long learner = evidence(level).head().learnerId();
            assertThat(Courses.ofLearner(connection, learner))
                    .filteredOn(course -> course.recordId() == level)
                    .extracting(Courses.Course::ranking)
                    .containsExactly(new Ranking(85_00, Reason.DERIVED));
        }
    }

    @Test
    void another_table_makes_changed_claims_of_its_scores_alone_and_changes_no_record() throws Exception {
        college.offerWords("良好", "及格", "87");
        college.nightly(bank);
        String records = DIGEST + " from record";
        String before = college.text(records);
        Source other = source("良好: 85, 中等: 75, 及格: 65, 不及格: 45", "良好: 88, 中等: 75, 及格: 65, 不及格: 45");
        RunReport report = bank.runs().nightly(other, College.DAY.plusDays(1), Progress.SILENT);
        Counts counts =
                Objects.requireNonNull(Objects.requireNonNull(report.batch()).counts());
        assertThat(counts.changed()).isEqualTo(1);
        assertThat(counts.unchanged()).isEqualTo(2);
        assertThat(derived(record("MA110")).hundredths()).isEqualTo(88_00);
        assertThat(derived(record("MA110")).mapping()).isEqualTo(other.mapping().digest());
        assertThat(derived(record("MA111")).hundredths()).isEqualTo(65_00);
        assertThat(college.text(records)).isEqualTo(before);
        assertThat(college.count("select max(version) from record_version")).isEqualTo(1);
    }

    @Test
    void a_level_that_a_person_gives_gets_its_number_by_the_table_of_the_claim_that_was_wrong() throws Exception {
        Source letters = source(
                "  examples:\n    - {scale: five-level",
                "    - {name: letters, scale: letter, from: 2020-2021, values: {A: 95, B: 85, F: 0}}\n"
                        + "  examples:\n    - {scale: five-level");
        college.offerWords("87", "中等");
        bank.runs().nightly(letters, College.DAY, Progress.SILENT);
        RecordsRun records =
                new RecordsRun(bank.centre(), Sources.learners(Path.of("")), Sources.rules(Path.of("")), College.DAY);
        records.correct(record("MA110"), Facet.RESULT, "良", CLERK);
        assertThat(derived(record("MA110")).hundredths()).isEqualTo(85_00);
        records.correct(record("MA111"), Facet.RESULT, "B", CLERK);
        assertThat(derived(record("MA111")))
                .hasToString("85.00 of 100, by scale table letters of school-jwxt, from 2020-09-01");
        assertThatThrownBy(() -> records.correct(record("MA111"), Facet.RESULT, "C", CLERK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "result: the value is refused: expected one of A, B, F, by the sender's scale table letters");
        records.correct(record("MA110"), Facet.RESULT, "86", CLERK);
        assertThat(evidence(record("MA110")).ranking()).isEqualTo(new Ranking(86_00, Reason.SCORE));
    }
}
