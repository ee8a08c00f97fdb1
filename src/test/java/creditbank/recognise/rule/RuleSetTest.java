package creditbank.recognise.rule;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.content.Amount;
import creditbank.credit.content.When;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.Ruling.Unconverted;
import creditbank.recognise.rule.file.RuleReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which rule applies, and what it comes to. */
class RuleSetTest {
    @Test
    void a_version_is_in_force_until_the_day_before_the_next_one() {
        RuleSet rules = RuleSet.of(List.of(
                rule("t", 2, "2020-01-01", "", "hours-per-credit: 16"),
                rule("t", 1, "2010-01-01", "", "hours-per-credit: 18")));
        assertThat(by(rules, "2009-12-31")).isEqualTo("rule.none");
        assertThat(by(rules, "2010-01-01")).isEqualTo("t-1 3.56");
        assertThat(by(rules, "2019-12-31")).isEqualTo("t-1 3.56");
        assertThat(by(rules, "2020-01-01")).isEqualTo("t-2 4.00");
    }

    @Test
    void a_gap_and_an_overlap_between_versions_are_told_with_the_day_that_was_expected() {
        RuleFile first = rule("t", 1, "2010-01-01, until: 2019-12-31", "", "fixed-credits: 1");
        assertThat(RuleSet.problems(List.of(first, rule("t", 3, "2020-01-01", "", "fixed-credits: 1"))))
                .isEmpty();
        assertThat(RuleSet.problems(List.of(first, rule("t", 2, "2020-01-02", "", "fixed-credits: 1"))))
                .containsExactly(
                        "rules/t-2.yaml:1: a gap: in force from 2020-01-02, expected the day after 2019-12-31, the last of t-1");
        assertThat(RuleSet.problems(List.of(first, rule("t", 2, "2019-12-31", "", "fixed-credits: 1"))))
                .containsExactly(
                        "rules/t-2.yaml:1: an overlap: in force from 2019-12-31, expected the day after 2019-12-31, the last of t-1");
        assertThat(RuleSet.problems(List.of(first, first)))
                .containsExactly("rules/t-1.yaml:1: there are two files of t-1, also rules/t-1.yaml");
    }

    @Test
    void rules_that_may_meet_in_one_record_are_refused_and_such_as_cannot_are_not() {
        RuleFile stated = rule("a", 1, "2010-01-01", ", hours: stated", "fixed-credits: 1");
        assertThat(RuleSet.problems(List.of(stated, rule("b", 1, "2015-01-01", ", levels: [高级]", "fixed-credits: 1"))))
                .containsExactly(
                        "rules/b-1.yaml:1: overlaps with rules/a-1.yaml: both apply to some record of one day between from 2010-01-01 and from 2015-01-01");
        assertThat(RuleSet.problems(List.of(stated, rule("b", 1, "2015-01-01", ", hours: absent", "fixed-credits: 1"))))
                .isEmpty();
        assertThat(RuleSet.problems(
                        List.of(stated, rule("b", 1, "2000-01-01, until: 2009-12-31", "", "fixed-credits: 1"))))
                .isEmpty();
        assertThat(RuleSet.problems(List.of(
                        rule("a", 1, "2010-01-01", ", status: [passed]", "fixed-credits: 1"),
                        rule("b", 1, "2010-01-01", ", status: [failed, unknown]", "fixed-credits: 1"))))
                .isEmpty();
        assertThat(RuleSet.problems(List.of(
                        rule("a", 1, "2010-01-01", ", scales: [hundred]", "fixed-credits: 1"),
                        rule("b", 1, "2010-01-01", ", scales: [letter, point]", "fixed-credits: 1"))))
                .isEmpty();
    }

    @Test
    void counting_agrees_with_decimal_arithmetic_for_any_hours_factor_and_rounding() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            int hours = random.nextInt(400_00);
            int per = 800 + random.nextInt(3_200);
            int step = 1 + random.nextInt(100);
            boolean down = random.nextBoolean();
            RuleFile rule = rule(
                    "t",
                    1,
                    "2010-01-01",
                    "",
                    "hours-per-credit: " + BigDecimal.valueOf(per, 2),
                    "{step: " + BigDecimal.valueOf(step, 2) + ", mode: " + (down ? "down" : "half-up") + "}");
            BigDecimal expected = BigDecimal.valueOf(hours, 2)
                    .divide(
                            BigDecimal.valueOf(per, 2).multiply(BigDecimal.valueOf(step, 2)),
                            0,
                            down ? RoundingMode.DOWN : RoundingMode.HALF_UP)
                    .multiply(BigDecimal.valueOf(step, 2));
            String words = words(RuleSet.of(List.of(rule)).judge(training("2024-06-30", hours)));
            assertThat(words)
                    .isEqualTo(
                            expected.signum() == 0
                                    ? "credits.too-few"
                                    : "t-1 " + expected.setScale(2, RoundingMode.UNNECESSARY));
        }
    }

    @Test
    void a_set_s_digest_names_each_version_and_its_bytes_whatever_their_order_is() {
        RuleFile a = rule("a", 1, "2010-01-01", ", hours: stated", "fixed-credits: 1");
        RuleFile b = rule("b", 1, "2010-01-01", ", hours: absent", "fixed-credits: 1");
        assertThat(RuleSet.of(List.of(a, b)).digest())
                .isEqualTo(RuleSet.of(List.of(b, a)).digest())
                .isNotEqualTo(RuleSet.of(List.of(a)).digest());
    }

    private static String by(RuleSet rules, String day) {
        return words(rules.judge(training(day, 6_400)));
    }

    private static String words(Ruling ruling) {
        return switch (ruling) {
            case Converted converted -> converted.by().name() + " " + BigDecimal.valueOf(converted.credits(), 2);
            case Unconverted not -> not.reason().code();
        };
    }

    private static Achieved training(String day, int hours) {
        PartialDate on = PartialDate.day(LocalDate.parse(day));
        return new Achieved(Kind.TRAINING, "", null, Scale.NONE, new When("", null, on), on, new Amount(null, hours));
    }

    private static RuleFile rule(String id, int version, String from, String applies, String converts) {
        return rule(id, version, from, applies, converts, "{step: 0.01, mode: half-up}");
    }

    private static RuleFile rule(
            String id, int version, String from, String applies, String converts, String rounding) {
        String text = """
                format: 1
                id: %s
                version: %d
                valid: {from: %s}
                title: a title
                legal-basis: a decree
                approved: {by: the office, on: 2009-12-01}
                applies: {kinds: [training]%s}
                converts: {%s}
                rounding: %s
                most: 999
                ceiling: 999
                expires: never
                redeem: once
                examples:
                  - record: {kind: course}
                    reason: rule.none
                """.formatted(id, version, from, applies, converts, rounding);
        return RuleReader.parse("rules/" + id + "-" + version + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
