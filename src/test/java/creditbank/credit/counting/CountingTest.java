package creditbank.credit.counting;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.content.Attempt;
import creditbank.credit.counting.Ranking.Reason;
import creditbank.credit.counting.WeightedMean.Course;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final PartialDate JUNE = PartialDate.day(LocalDate.of(2024, 6, 30));

    private static Attempt scored(AttemptKind kind, int points) {
        Score score = new Score(Integer.toString(points), Scale.HUNDRED, points * 100);
        return new Attempt(kind, points >= 60 ? Status.PASSED : Status.FAILED, score, JUNE);
    }

    private static Attempt marked(AttemptKind kind, String mark, Status status) {
        return new Attempt(kind, status, new Score(mark, Scale.MARK, null), null);
    }

    private static Ranking ranking(Attempt... attempts) {
        return Ranking.of(List.of(attempts));
    }

    @Test
    void a_failed_first_attempt_does_not_hide_a_passed_second_one_from_the_transcript_and_the_ranking_keeps_it() {
        Attempt failed = scored(AttemptKind.NORMAL, 55);
        Attempt passed = scored(AttemptKind.MAKE_UP, 70);
        assertThat(Transcript.of(List.of(failed, passed)))
                .isEqualTo(new Transcript(passed, true, AttemptKind.MAKE_UP, 1));
        assertThat(ranking(failed, passed)).isEqualTo(new Ranking(55_00, Reason.SCORE));
    }

    @Test
    void a_repeated_course_improves_the_transcript_alone() {
        Attempt first = scored(AttemptKind.NORMAL, 62);
        Attempt again = scored(AttemptKind.REPEATED, 91);
        assertThat(Transcript.of(List.of(first, again)).counts()).isEqualTo(again);
        assertThat(ranking(first, again).hundredths()).isEqualTo(62_00);
    }

    @Test
    void absent_and_cheated_rank_as_0_for_ever_and_earn_only_what_is_passed_later() {
        Attempt absent = marked(AttemptKind.NORMAL, "缺考", Status.ABSENT);
        Attempt cheated = marked(AttemptKind.NORMAL, "作弊", Status.VOID);
        Attempt makeUp = scored(AttemptKind.MAKE_UP, 80);
        assertThat(ranking(absent, makeUp)).isEqualTo(new Ranking(0, Reason.ABSENT));
        assertThat(ranking(cheated, makeUp)).isEqualTo(new Ranking(0, Reason.CHEATED));
        assertThat(Transcript.of(List.of(absent)).earned()).isFalse();
        assertThat(Transcript.of(List.of(cheated)).earned()).isFalse();
        assertThat(Transcript.of(List.of(cheated, makeUp)).earned()).isTrue();
    }

    @Test
    void a_deferred_examination_stands_for_the_one_it_puts_off() {
        Attempt putOff = marked(AttemptKind.NORMAL, "缓考", Status.DEFERRED);
        Attempt later = scored(AttemptKind.DEFERRED, 88);
        assertThat(ranking(putOff)).isEqualTo(new Ranking(null, Reason.OPEN));
        assertThat(ranking(putOff, later)).isEqualTo(new Ranking(88_00, Reason.SCORE));
        assertThat(Transcript.of(List.of(putOff)).earned()).isFalse();
        assertThat(Transcript.of(List.of(putOff, later)))
                .isEqualTo(new Transcript(later, true, AttemptKind.DEFERRED, 1));
    }

    @Test
    void exempt_earns_the_credits_and_is_left_out_of_the_ranking() {
        Attempt exempt = marked(AttemptKind.EXEMPT, "免修", Status.EXEMPT);
        assertThat(Transcript.of(List.of(exempt))).isEqualTo(new Transcript(exempt, true, AttemptKind.EXEMPT, 0));
        assertThat(ranking(exempt)).isEqualTo(new Ranking(null, Reason.EXEMPT));
    }

    @Test
    void what_is_not_known_yet_and_what_has_no_number_is_left_out_with_its_reason() {
        assertThat(ranking(marked(AttemptKind.NORMAL, "未录入", Status.PENDING)).reason())
                .isEqualTo(Reason.OPEN);
        assertThat(ranking(scored(AttemptKind.MAKE_UP, 60)).reason()).isEqualTo(Reason.FIRST_UNKNOWN);
        Attempt level = new Attempt(AttemptKind.NORMAL, Status.PASSED, new Score("良好", Scale.FIVE_LEVEL, null), null);
        assertThat(ranking(level).reason()).isEqualTo(Reason.NO_NUMBER);
        assertThat(Ranking.of(List.of(level), any -> 85_00)).isEqualTo(new Ranking(85_00, Reason.DERIVED));
        assertThat(Ranking.of(List.of(scored(AttemptKind.NORMAL, 90)), any -> 85_00))
                .isEqualTo(new Ranking(90_00, Reason.SCORE));
    }

    @Test
    void the_weighted_mean_is_the_sum_of_credits_times_score_over_the_sum_of_credits() {
        Ranking good = ranking(scored(AttemptKind.NORMAL, 90));
        Ranking fair = ranking(scored(AttemptKind.NORMAL, 75));
        Ranking absent = ranking(marked(AttemptKind.NORMAL, "缺考", Status.ABSENT));
        Ranking exempt = ranking(marked(AttemptKind.EXEMPT, "免修", Status.EXEMPT));
        // (4 x 90 + 2.5 x 75 + 1 x 0) / 7.5 = 547.5 / 7.5 = 73
        assertThat(WeightedMean.of(List.of(
                        new Course(good, 400),
                        new Course(fair, 250),
                        new Course(absent, 100),
                        new Course(exempt, 200),
                        new Course(good, 0),
                        new Course(good, null))))
                .isEqualTo(new WeightedMean(73_00, 3, 750, Map.of(Reason.EXEMPT, 1), 2));
        // (1 x 90 + 2 x 75) / 3 = 80; (1 x 90 + 2 x 75 + 4 x 90) / 7 = 85.714...
        assertThat(WeightedMean.of(List.of(new Course(good, 100), new Course(fair, 200), new Course(good, 400)))
                        .hundredths())
                .isEqualTo(85_71);
        assertThat(WeightedMean.of(List.of()).hundredths()).isNull();
    }

    @Test
    void the_order_of_the_attempts_never_matters() {
        Random random = new Random(11);
        List<AttemptKind> kinds = List.of(AttemptKind.values());
        for (int world = 0; world < 200; world++) {
            List<Attempt> attempts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                attempts.add(scored(kinds.get(random.nextInt(4)), 40 + random.nextInt(60)));
            }
            Ranking ranking = Ranking.of(attempts);
            Transcript transcript = Transcript.of(attempts);
            Collections.shuffle(attempts, random);
            assertThat(Ranking.of(attempts)).isEqualTo(ranking);
            assertThat(Transcript.of(attempts)).isEqualTo(transcript);
        }
    }
}
