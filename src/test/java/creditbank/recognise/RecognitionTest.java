package creditbank.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Status;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.recognise.rule.file.RuleReader;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch's records are converted to, with the shipped rules unless a test says others. */
@StoreTest
class RecognitionTest {
    private static final String CONVERSIONS = """
            select c.record_id, c.version, c.edition, c.batch_id, k.name || '-' || k.version, c.quantity, c.credits
            from conversion c join recognition_rule k using (rule_id) order by 1, 2, 3""";
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 6, 30));

    @TempDir
    private Path folder;

    private Vault vault;
    private Bank bank;
    private RuleSet shipped;

    @BeforeEach
    void open() throws Exception {
        vault = Vault.open(folder.resolve("keys"));
        bank = new Bank(vault);
        shipped = RuleFolder.read(Path.of("mappings/rules"));
        bank.convert(shipped);
    }

    @Test
    void a_new_record_is_converted_in_its_batch_and_the_rules_are_kept_with_it() throws Exception {
        bank.delta(
                "badges",
                50,
                List.of(
                        training("1", "D1", "Welding", 6_400),
                        training("2", "D1", "Medal", 0).kind(Kind.AWARD),
                        Row.course("3", "D1", "CS1")));
        assertThat(bank.rows("""
                        select k.name, k.version, c.version, c.edition, c.batch_id, c.achieved, c.quantity, c.credits
                        from conversion c join recognition_rule k using (rule_id) order by 1"""))
                .containsExactly(
                        "award-fixed 1 1 0 1 2024-06-30 100 100", "training-hours 2 1 0 1 2024-06-30 6400 400");
        assertThat(bank.rows("select recognition_digest from batch")).containsExactly(shipped.digest());
        assertThat(
                        bank.rows(
                                "select count(*), count(distinct k.digest) from recognition_set join recognition_rule k using (rule_id)"))
                .containsExactly("8 8");
    }

    @Test
    void a_changed_record_gets_a_conversion_of_its_new_version_and_keeps_the_old_one() throws Exception {
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 6_400)));
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 4_000)));
        bank.delta("badges", 50, List.of(Row.takeBack("1")));
        assertThat(bank.rows(CONVERSIONS))
                .containsExactly("1 1 0 1 training-hours-2 6400 400", "1 2 0 2 training-hours-2 4000 250");
        assertThat(inForce()).isEmpty();
    }

    @Test
    void what_no_rule_converts_has_no_conversion() throws Exception {
        bank.delta(
                "badges",
                50,
                List.of(
                        training("1", "D1", "Welding", 700),
                        Row.training("2", "D1", "Sewing", DAY).hours(6_400),
                        Row.course("3", "D1", "CS1").score(4000, AttemptKind.NORMAL, Status.FAILED)));
        assertThat(bank.rows(CONVERSIONS)).isEmpty();
    }

    @Test
    void a_later_batch_under_other_rules_leaves_what_it_does_not_touch() throws Exception {
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 6_400), training("2", "D2", "Welding", 6_400)));
        bank.convert(RuleSet.of(shipped.with(List.of(generous()))));
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 8_000)));
        assertThat(bank.rows(CONVERSIONS))
                .containsExactly(
                        "1 1 0 1 training-hours-2 6400 400",
                        "1 2 0 2 training-hours-3 8000 1000",
                        "2 1 0 1 training-hours-2 6400 400");
    }

    @Test
    void a_version_that_has_converted_cannot_change_its_words_and_the_batch_is_as_before() throws Exception {
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 6_400)));
        RuleFile changed = changed("award-fixed-1", "title: An award", "title: Awards");
        List<RuleFile> files = new ArrayList<>(shipped.files());
        files.replaceAll(file -> file.name().equals(changed.name()) ? changed : file);
        bank.convert(RuleSet.of(files));
        assertThatThrownBy(() -> bank.delta("badges", 50, List.of(training("2", "D1", "Sewing", 6_400))))
                .isInstanceOf(ChangedRuleException.class)
                .hasMessageStartingWith("mappings/rules/award-fixed-1.yaml:1: version 1 of the rule award-fixed has"
                        + " converted already with other words, SHA-256 ");
        assertThat(bank.rows("select count(*) from record")).containsExactly("1");
    }

    @Test
    void every_worksheet_says_its_inputs_and_agrees_with_its_rule() throws Exception {
        bank.delta("badges", 50, List.of(training("1", "D1", "Welding", 6_400)));
        Worksheet worksheet = inForce().getFirst();
        String digest = shipped.files().stream()
                .filter(file -> file.name().toString().equals("training-hours-2"))
                .findFirst()
                .orElseThrow()
                .digest();
        assertThat(worksheet.json())
                .isEqualTo(
                        "{\"credits\":\"4.00\",\"day\":\"2024-06-30\",\"edition\":0,\"expires\":\"2034-06-30\",\"format\":1,"
                                + "\"inputs\":{\"hours\":\"64.00\"},\"kind\":\"training\",\"least\":\"0.50\","
                                + "\"method\":{\"per\":\"16.00\",\"unit\":\"hours\"},\"mode\":\"down\",\"most\":\"10.00\",\"record\":1,"
                                + "\"redeem\":\"once\",\"rule\":{\"digest\":\"" + digest
                                + "\",\"id\":\"training-hours\",\"version\":2},\"step\":\"0.50\",\"version\":1}");
        assertThat(worksheet.agrees()).isTrue();
        execute("update conversion set credits = 450");
        assertThat(inForce().getFirst().agrees()).isFalse();
    }

    @Test
    void replaying_all_claims_in_any_order_and_any_number_of_nights_gives_the_same_credits() throws Exception {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 120; i++) {
            String learner = "D" + random.nextInt(15);
            Row row = training("k" + i, learner, "Title " + random.nextInt(6), random.nextInt(30_000));
            rows.add(
                    switch (random.nextInt(4)) {
                        case 0 -> row;
                        case 1 -> row.kind(Kind.CERTIFICATE).level(random.nextBoolean() ? "三级" : "四级");
                        case 2 -> row.kind(Kind.INTERNSHIP);
                        default ->
                            Row.course("k" + i, learner, "CS" + random.nextInt(6))
                                    .score(7_000, AttemptKind.NORMAL, Status.PASSED);
                    });
        }
        List<String> expected = List.of();
        for (int replay = 0; replay < 6; replay++) {
            Bank other = new Bank(Vault.open(folder.resolve("replay" + replay)));
            other.convert(shipped);
            Collections.shuffle(rows, random);
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(replay == 0 ? 120 : 50));
                other.delta("badges", 50, rows.subList(from, to));
                from = to;
            }
            List<String> credits = other.rows("""
                    select d.name, r.record_key, k.name, k.version, c.quantity, c.credits, c.achieved
                    from record r
                    join (select m.learner_id, min(i.document_token::text) as name from membership m join identity i using (identity_id)
                          where m.until_batch is null group by 1) d using (learner_id)
                    left join conversion c on c.record_id = r.record_id and c.version = r.version
                    left join recognition_rule k using (rule_id) where r.live order by 1, 2""");
            assertThat(credits).hasSizeGreaterThan(60).anyMatch(row -> row.contains("training-hours 2"));
            if (replay > 0) {
                assertThat(credits).isEqualTo(expected);
            }
            expected = credits;
        }
    }

    private List<Worksheet> inForce() throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            List<Worksheet> worksheets = new ArrayList<>();
            Conversions.worksheets(connection, worksheets::add);
            connection.rollback();
            return worksheets;
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = bank.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Row training(String key, String document, String title, int hours) {
        Row row = Row.training(key, document, title, DAY).end(DAY).hours(hours);
        return row.on(LocalDate.of(2024, 6, 30));
    }

    /** A third version that halves the hours of a credit. */
    private static RuleFile generous() throws Exception {
        return changed(
                "training-hours-2",
                "version: 2",
                "version: 3",
                "from: 2019-07-01",
                "from: 2024-01-01",
                "hours-per-credit: 16",
                "hours-per-credit: 8");
    }

    private static RuleFile changed(String name, String... changes) throws Exception {
        String text = Files.readString(Path.of("mappings/rules", name + ".yaml"), StandardCharsets.UTF_8);
        for (int i = 0; i < changes.length; i += 2) {
            text = text.replace(changes[i], changes[i + 1]);
        }
        String named = name.replace("-2", "-3");
        return RuleReader.parse("rules/" + named + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
