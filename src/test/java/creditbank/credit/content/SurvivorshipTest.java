package creditbank.credit.content;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurvivorshipTest {
    private static final PartialDate YEAR = new PartialDate(LocalDate.of(2024, 1, 1), Precision.YEAR);
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));
    private static final PartialDate LATER = PartialDate.day(LocalDate.of(2024, 6, 30));

    private static Said training(
            String source, int trust, String title, @Nullable PartialDate begin, @Nullable Integer hours) {
        Content content = new Content(
                new What(Kind.TRAINING, "", title, "", ""),
                "91110000MA01ABCD1X",
                new When("", begin, null),
                new Attempt(AttemptKind.NORMAL, null, Score.NONE, null),
                new Amount(null, hours),
                List.of());
        return new Said(source, new UUID(0, 1), trust, content);
    }

    private static Said attempt(
            String source, long key, AttemptKind kind, Status status, int hundredths, @Nullable PartialDate on) {
        Score score = new Score(Integer.toString(hundredths / 100), Scale.HUNDRED, hundredths);
        Content content = new Content(
                new What(Kind.COURSE, "CS1", "Algorithms", "", ""),
                "4111010001",
                new When("2023-2024-2", null, null),
                new Attempt(kind, status, score, on),
                new Amount(null, null),
                List.of());
        return new Said(source, new UUID(0, key), 50, content);
    }

    @Test
    void the_most_trusted_claim_that_says_a_field_says_it() {
        Said trusted = training("talent", 80, "Welding", null, null);
        Said other = training("badges", 50, "welding", DAY, 4000);
        Content content = Survivorship.of(List.of(other, trusted));
        assertThat(content.what().title()).isEqualTo("Welding");
        assertThat(content.when().begin()).isEqualTo(DAY);
        assertThat(content.amount().hours()).isEqualTo(4000);
    }

    @Test
    void of_equally_trusted_dates_the_more_exact_wins_but_trust_comes_first() {
        Said year = training("a", 50, "Welding", YEAR, null);
        Said day = training("b", 50, "Welding", DAY, null);
        Said trustedYear = training("c", 60, "Welding", YEAR, null);
        assertThat(Survivorship.of(List.of(year, day)).when().begin()).isEqualTo(DAY);
        assertThat(Survivorship.of(List.of(trustedYear, day)).when().begin()).isEqualTo(YEAR);
    }

    @Test
    void the_best_passed_attempt_counts_and_no_attempt_is_averaged() {
        Said failed = attempt("jwxt", 1, AttemptKind.NORMAL, Status.FAILED, 5500, DAY);
        Said passed = attempt("jwxt", 2, AttemptKind.MAKE_UP, Status.PASSED, 6000, LATER);
        Said better = attempt("jwxt", 3, AttemptKind.REPEATED, Status.PASSED, 9000, null);
        Content content = Survivorship.of(List.of(better, passed, failed));
        assertThat(content.result()).isEqualTo(better.content().result());
        assertThat(content.attempts())
                .containsExactly(
                        failed.content().result(),
                        passed.content().result(),
                        better.content().result());
    }

    @Test
    void where_none_is_passed_the_latest_counts() {
        Said makeUp = attempt("jwxt", 1, AttemptKind.MAKE_UP, Status.FAILED, 3000, DAY);
        Said normal = attempt("jwxt", 2, AttemptKind.NORMAL, Status.FAILED, 5500, LATER);
        assertThat(Survivorship.of(List.of(makeUp, normal)).result())
                .isEqualTo(makeUp.content().result());
    }

    @Test
    void two_sources_that_report_one_event_report_one_attempt() {
        Said one = attempt("jwxt", 1, AttemptKind.NORMAL, Status.PASSED, 8500, DAY);
        Said same = attempt("oneroster", 2, AttemptKind.NORMAL, Status.PASSED, 8500, DAY);
        assertThat(Survivorship.of(List.of(one, same)).attempts()).isEmpty();
    }

    @Test
    void the_order_of_the_claims_never_matters() {
        Random random = new Random(7);
        List<AttemptKind> kinds = List.of(AttemptKind.values());
        for (int world = 0; world < 300; world++) {
            List<Said> claims = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                claims.add(attempt(
                        "s" + random.nextInt(3),
                        i,
                        kinds.get(random.nextInt(4)),
                        random.nextBoolean() ? Status.PASSED : Status.FAILED,
                        5000 + 500 * random.nextInt(4),
                        random.nextBoolean() ? DAY : null));
            }
            Content expected = Survivorship.of(claims);
            Collections.shuffle(claims, random);
            assertThat(Survivorship.of(claims)).isEqualTo(expected);
        }
    }
}
