package creditbank.credit.content;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.content.Choice.Reason;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Survivorship, field by field, by the trust order in the mapping: who reported it, how exact, how fresh. */
class ChoiceTest {
    private static final PartialDate MONTH = new PartialDate(LocalDate.of(2024, 3, 1), Precision.MONTH);
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));
    private static final PartialDate LATER = PartialDate.day(LocalDate.of(2024, 6, 30));

    private static Said training(
            String source, int trust, String title, @Nullable PartialDate begin, @Nullable PartialDate end) {
        Content content = new Content(
                new What(Kind.TRAINING, "", title, "", ""),
                "91110000MA01ABCD1X",
                new When("", begin, end),
                new Attempt(AttemptKind.NORMAL, null, Score.NONE, end),
                new Amount(null, null),
                List.of());
        return new Said(source, new UUID(0, 1), trust, content);
    }

    private static Choice choice(Facet facet, Said... claims) {
        return Choice.of(List.of(claims)).stream()
                .filter(choice -> choice.facet() == facet)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_reported_it_comes_before_how_exact_and_how_fresh_it_is() {
        Choice begin = choice(
                Facet.BEGIN_DATE,
                training("badges", 50, "Welding", DAY, LATER),
                training("talent", 80, "Welding", MONTH, null));
        assertThat(begin.value()).isEqualTo("2024-03");
        assertThat(begin.source()).isEqualTo("talent");
        assertThat(begin.reason()).isEqualTo(Reason.TRUST);
        assertThat(begin.rivals()).extracting(Said::source).containsExactly("badges");
    }

    @Test
    void of_equally_trusted_claims_the_more_exact_date_counts_although_it_is_older() {
        Choice begin = choice(
                Facet.BEGIN_DATE, training("a", 50, "Welding", MONTH, LATER), training("b", 50, "Welding", DAY, null));
        assertThat(begin.value()).isEqualTo("2024-03-05");
        assertThat(begin.reason()).isEqualTo(Reason.EXACT);
    }

    @Test
    void of_equally_trusted_and_exact_claims_the_fresher_counts_whoever_comes_first_by_name() {
        Choice title = choice(
                Facet.TITLE, training("a", 50, "Welding", DAY, null), training("b", 50, "Welding I", DAY, LATER));
        assertThat(title.value()).isEqualTo("Welding I");
        assertThat(title.reason()).isEqualTo(Reason.FRESH);
    }

    @Test
    void a_field_that_only_one_says_and_one_on_which_all_agree_say_so() {
        Said one = training("a", 50, "Welding", DAY, null);
        Said other = training("b", 80, "Welding", DAY, LATER);
        assertThat(choice(Facet.TITLE, one, other).reason()).isEqualTo(Reason.AGREED);
        assertThat(choice(Facet.END_DATE, one, other).reason()).isEqualTo(Reason.ONLY);
        assertThat(choice(Facet.END_DATE, one, other).source()).isEqualTo("b");
    }

    @Test
    void every_field_is_decided_by_itself_so_two_sources_may_each_give_a_part() {
        Said titled = training("a", 80, "Welding", null, null);
        Said dated = training("b", 50, "", DAY, LATER);
        assertThat(choice(Facet.TITLE, titled, dated).source()).isEqualTo("a");
        assertThat(choice(Facet.BEGIN_DATE, titled, dated).source()).isEqualTo("b");
        assertThat(choice(Facet.END_DATE, titled, dated).source()).isEqualTo("b");
    }

    @Test
    void a_number_of_the_hundred_point_scale_says_more_than_a_level_of_an_equally_trusted_source() {
        Said level = result("a", new Score("良好", Scale.FIVE_LEVEL, null));
        Said number = result("b", new Score("85", Scale.HUNDRED, 8500));
        Choice result = choice(Facet.RESULT, level, number);
        assertThat(result.value()).isEqualTo("85 (hundred), passed");
        assertThat(result.reason()).isEqualTo(Reason.EXACT);
        assertThat(Survivorship.of(List.of(level, number)).result())
                .isEqualTo(number.content().result());
    }

    private static Said result(String source, Score score) {
        Content content = new Content(
                new What(Kind.CERTIFICATE, "", "Welder", "3", "N1"),
                "91110000MA01ABCD1X",
                new When("", DAY, null),
                new Attempt(AttemptKind.NORMAL, Status.PASSED, score, null),
                new Amount(null, null),
                List.of());
        return new Said(source, new UUID(0, 1), 50, content);
    }
}
