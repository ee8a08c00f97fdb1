package creditbank.recognise.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Redeemed credits and learners who are merged and split, in each order of events. Learner 1 has a training of 64 hours, which are 4.00 credits, as record 1; learner
 * 2 the same training, or another one, as record 2.
 */
@StoreTest
class OrderOfEventsTest {
    private static final String FREE = "free 400 redeemed 0 disputed 0 uncovered 0";
    private static final String REDEEMED = "free 0 redeemed 400 disputed 0 uncovered 0";

    @TempDir
    private Path folder;

    private Office office;

    @BeforeEach
    void open() throws Exception {
        office = new Office(folder);
    }

    private void learners(String second) throws Exception {
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 64)));
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", second, 64)));
    }

    @Test
    void redeem_then_merge_with_the_same_achievement_leaves_nothing_to_redeem_again() throws Exception {
        learners("Welding");
        long act = office.redeem(1, "welding");
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo(REDEEMED).isEqualTo(office.account(2));
        assertThat(office.notices(1)).isEmpty();
        assertThatThrownBy(() -> office.redeem(2, "sewing"))
                .hasMessageStartingWith("learner 1 has no free credits that sewing-1 takes");
        assertThatThrownBy(() -> office.redeem(1, "sewing", 1L))
                .hasMessage("record 1 was redeemed already, for welding by act " + act);
    }

    @Test
    void redeem_by_the_one_who_forwards_then_merge_holds_for_the_record_that_stands_for_his() throws Exception {
        learners("Welding");
        office.redeem(2, "welding");
        office.merge(1, 2);
        assertThat(office.bank.rows("select record_id from record where live")).containsExactly("1");
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThatThrownBy(() -> office.redeem(1, "sewing")).hasMessageContaining("has no free credits");
    }

    @Test
    void redeem_then_merge_with_another_achievement_leaves_that_one_free() throws Exception {
        learners("Sewing");
        office.redeem(1, "welding");
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo("free 400 redeemed 400 disputed 0 uncovered 0");
        office.redeem(1, "welding");
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 800 disputed 0 uncovered 0");
    }

    @Test
    void merge_then_redeem_counts_the_achievement_of_both_once() throws Exception {
        learners("Welding");
        office.merge(1, 2);
        office.redeem(1, "welding");
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThatThrownBy(() -> office.redeem(2, "welding")).hasMessageContaining("has no free credits");
    }

    @Test
    void redeem_then_merge_then_split_gives_each_what_was_his() throws Exception {
        learners("Welding");
        office.redeem(2, "welding");
        office.merge(1, 2);
        office.split(1);
        assertThat(office.account(1)).isEqualTo(FREE);
        assertThat(office.account(2)).isEqualTo(REDEEMED);
        assertThat(office.notices(2)).isEmpty();
        office.redeem(1, "welding");
        assertThat(office.account(1)).isEqualTo(REDEEMED);
    }

    @Test
    void redeem_then_merge_then_split_carries_a_record_there_and_back() throws Exception {
        learners("Sewing");
        office.redeem(2, "welding");
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo("free 400 redeemed 400 disputed 0 uncovered 0");
        office.split(1);
        assertThat(office.account(1)).isEqualTo(FREE);
        assertThat(office.account(2)).isEqualTo(REDEEMED);
    }

    @Test
    void redeem_on_both_then_merge_counts_once_and_tells_the_second_which_can_be_taken_back() throws Exception {
        learners("Welding");
        office.redeem(1, "welding");
        long second = office.redeem(2, "sewing");
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 400 disputed 0 uncovered 400");
        assertThat(office.notices(1)).containsExactly("redeemed.twice 2 400");
        office.cancel(second);
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThat(office.notices(1)).isEmpty();
        office.split(1);
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThat(office.account(2)).isEqualTo(FREE);
    }

    @Test
    void redeem_on_both_then_merge_then_split_is_as_before() throws Exception {
        learners("Welding");
        office.redeem(1, "welding");
        office.redeem(2, "sewing");
        office.merge(1, 2);
        office.split(1);
        assertThat(office.account(1)).isEqualTo(REDEEMED).isEqualTo(office.account(2));
        assertThat(office.notices(1)).isEmpty();
        assertThat(office.notices(2)).isEmpty();
    }

    @Test
    void merge_then_redeem_then_split_leaves_a_shared_achievement_redeemed_by_whoever_keeps_it() throws Exception {
        learners("Welding");
        office.merge(1, 2);
        office.redeem(1, "welding");
        office.split(1);
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThat(office.account(2)).isEqualTo(FREE);
    }

    @Test
    void merge_then_redeem_then_split_tells_both_of_a_record_that_went_with_the_other() throws Exception {
        learners("Sewing");
        office.merge(1, 2);
        long act = office.redeem(1, "welding");
        office.split(1);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 400 disputed 0 uncovered 400");
        assertThat(office.notices(1)).containsExactly("redeemed.moved 2 400");
        assertThat(office.account(2)).isEqualTo(REDEEMED);
        assertThat(office.notices(2)).containsExactly("redeemed.by-other 2 0");
        assertThatThrownBy(() -> office.redeem(2, "welding")).hasMessageContaining("has no free credits");
        office.cancel(act);
        assertThat(office.account(1)).isEqualTo(FREE).isEqualTo(office.account(2));
    }

    @Test
    void a_record_that_is_withdrawn_after_it_was_redeemed_is_told_and_nothing_goes_below_zero() throws Exception {
        learners("Sewing");
        office.redeem(1, "welding");
        office.bank.delta("a", 50, List.of(Row.takeBack("k1")));
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 0 disputed 0 uncovered 400");
        assertThat(office.notices(1)).containsExactly("redeemed.withdrawn 1 400");
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 64)));
        assertThat(office.account(1)).isEqualTo(REDEEMED);
    }

    @Test
    void a_record_that_is_worth_less_or_more_after_it_was_redeemed_is_told() throws Exception {
        learners("Sewing");
        office.redeem(1, "welding");
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 40)));
        assertThat(office.notices(1)).containsExactly("redeemed.less 1 150");
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 80)));
        assertThat(office.notices(1)).isEmpty();
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThat(office.portfolio(1).account(Office.DAY).forfeited()).isEqualTo(100);
    }

    @Test
    void a_correction_that_makes_another_achievement_of_the_row_does_not_free_what_was_redeemed() throws Exception {
        learners("Sewing");
        office.redeem(1, "welding");
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Gas welding of pipes", 64)));
        assertThat(office.bank.rows("select record_id, live from record where learner_id = 1 order by 1"))
                .hasSize(2)
                .startsWith("1 f");
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThatThrownBy(() -> office.redeem(1, "sewing")).hasMessageContaining("has no free credits");
    }

    @Test
    void a_row_that_names_somebody_else_after_it_was_redeemed_is_not_free_again() throws Exception {
        learners("Sewing");
        office.redeem(1, "welding");
        office.bank.delta("a", 50, List.of(Office.training("k1", "N9", "Welding", 64)));
        assertThat(office.bank.rows("select learner_id from record where live and learner_id > 2"))
                .containsExactly("3");
        assertThatThrownBy(() -> office.redeem(3, "sewing")).hasMessageContaining("has no free credits");
    }

    @Test
    void taking_back_is_an_act_that_happens_once_and_nothing_is_deleted() throws Exception {
        learners("Sewing");
        long act = office.redeem(1, "welding");
        long back = office.cancel(act);
        assertThat(office.account(1)).isEqualTo(FREE);
        assertThatThrownBy(() -> office.cancel(act))
                .hasMessage("act " + act + " was taken back already, by act " + back + " on 2024-06-30");
        assertThatThrownBy(() -> office.cancel(back))
                .hasMessage("act " + back + " is 'cancelled', expected one that redeemed or certified");
        assertThatThrownBy(() -> office.cancel(4711)).hasMessage("there is no act 4711");
        office.redeem(1, "sewing");
        assertThat(office.bank.rows("select act_id, cancelled_by is null from redemption order by 1"))
                .containsExactly(act + " f", back + 1 + " t");
    }

    @Test
    void an_achievement_that_another_source_words_otherwise_after_it_was_redeemed_is_not_free_again() throws Exception {
        office.bank.delta("a", 50, List.of(worded("k1", "电工培训")));
        office.redeem(1, "welding");
        office.bank.delta("b", 90, List.of(worded("k2", "电工培训班")));
        assertThat(office.bank.rows("select count(*) from record where live")).containsExactly("1");
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        office.bank.delta("a", 50, List.of(Row.takeBack("k1")));
        assertThat(office.account(1)).isEqualTo(REDEEMED);
        assertThat(office.notices(1)).isEmpty();
    }

    @Test
    void two_achievements_that_were_redeemed_apart_and_turn_out_to_be_one_count_once() throws Exception {
        office.bank.delta("a", 50, List.of(worded("k1", "电工培训")));
        office.bank.delta("b", 50, List.of(worded("k2", "焊工培训")));
        office.redeem(1, "welding");
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 800 disputed 0 uncovered 0");
        office.bank.delta("b", 50, List.of(worded("k2", "电工培训班")));
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 400 disputed 0 uncovered 400");
        assertThat(office.notices(1)).containsExactly("redeemed.twice 2 400");
    }

    @Test
    void of_several_records_that_count_those_are_spent_that_somebody_names() throws Exception {
        office.bank.delta(
                "a",
                50,
                List.of(
                        Office.training("k1", "N1", "Welding", 64),
                        Office.training("k2", "N1", "Sewing", 64),
                        Office.training("k3", "N1", "Turning", 64)));
        for (long record = 3; record >= 2; record--) {
            office.redeem(1, "welding", record);
        }
        assertThat(office.bank.rows("select record_id from redemption order by act_id"))
                .containsExactly("3", "2");
        assertThatThrownBy(() -> office.redeem(1, "welding", 1L))
                .as("8 credits are enough")
                .hasMessageStartingWith("learner 1 has no free credits that welding-1 takes");
        assertThatThrownBy(() -> office.redeem(1, "sewing", 1L, 77L)).hasMessage("learner 1 has no live record 77");
    }

    @Test
    void two_certificates_of_learners_who_turn_out_to_be_one_are_told_and_a_third_is_refused() throws Exception {
        learners("Welding");
        office.bank.delta("a", 50, List.of(Office.training("k3", "N1", "Sewing", 64)));
        office.bank.delta("b", 50, List.of(Office.training("k4", "N2", "Turning", 64)));
        long first = office.act(desk -> Applying.apply(desk, 1, office.programme("welding")));
        long second = office.act(desk -> Applying.apply(desk, 2, office.programme("welding")));
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 1200 disputed 0 uncovered 400");
        assertThat(office.notices(1)).containsExactly("redeemed.twice 2 400", "certificate.twice 0 0");
        assertThatThrownBy(() -> office.act(desk -> Applying.apply(desk, 2, office.programme("welding"))))
                .hasMessage("learner 1 has a certificate of welding already, CB2024-" + first + " by act " + first);
        office.cancel(second);
        assertThat(office.account(1)).isEqualTo("free 400 redeemed 800 disputed 0 uncovered 0");
        assertThat(office.notices(1)).isEmpty();
    }

    /** Pairs of learners with one achievement each, the same; every second event is a merge or a split, or a redemption or its taking back, whichever can come next. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void in_every_order_of_redeeming_merging_splitting_and_taking_back_nothing_counts_twice(int who) throws Exception {
        int events = 4;
        int orders = 1 << events;
        List<Row> a = new ArrayList<>();
        List<Row> b = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            a.add(Office.training("a" + order, "A" + order, "Welding", 64));
            b.add(Office.training("b" + order, "B" + order, "Welding", 64));
        }
        office.bank.delta("a", 50, a);
        office.bank.delta("b", 50, b);
        for (int order = 0; order < orders; order++) {
            long[] learners = {learner("A" + order), learner("B" + order)};
            boolean merged = false;
            int holder = -1;
            long act = 0;
            StringBuilder story = new StringBuilder();
            for (int event = 0; event < events; event++) {
                if ((order >> event & 1) == 0) {
                    story.append(merged ? " split" : " merge");
                    if (merged) {
                        office.split(last("select max(decision_id) from link_decision"));
                    } else {
                        office.merge(identity("A" + order), identity("B" + order));
                    }
                    merged = !merged;
                } else if (holder < 0) {
                    story.append(" redeem");
                    act = office.redeem(learners[who], "welding");
                    holder = merged ? 0 : who;
                } else {
                    story.append(" cancel");
                    office.cancel(act);
                    holder = -1;
                }
                for (int one = 0; one < 2; one++) {
                    boolean redeemed = merged ? holder >= 0 : holder == one;
                    assertThat(office.account(learners[one]))
                            .as("learner %d of order %d:%s", one, order, story)
                            .isEqualTo(redeemed ? REDEEMED : FREE);
                }
            }
        }
    }

    private long learner(String number) throws Exception {
        return last(
                "select m.learner_id from identity i join membership m using (identity_id) where m.until_batch is null and i.number = '"
                        + number + "'");
    }

    private long identity(String number) throws Exception {
        return last("select identity_id from identity where number = '" + number + "'");
    }

    private long last(String sql) throws Exception {
        return Long.parseLong(office.bank.rows(sql).getFirst());
    }

    private static Row worded(String key, String title) {
        return Office.training(key, "N1", title, 64).learner("N1", "Learner N1", "2001-03-05", "D1");
    }
}
