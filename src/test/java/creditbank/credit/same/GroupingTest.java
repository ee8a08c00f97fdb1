package creditbank.credit.same;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.same.Entry.Voice;
import creditbank.credit.same.compare.Told;
import creditbank.outcome.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final int BADGES = 1;
    private static final int TALENT = 2;
    private static final int SCHOOL = 3;

    private static Entry said(int key, int source, String title, String begin) {
        return new Entry(
                new UUID(0, key),
                List.of(new Voice(
                        source, Told.of(Kind.TRAINING, title).from(begin, "").content())));
    }

    /** Groups of several keys, and doubts, by the numbers of their keys. */
    private static String grouped(Entry... entries) {
        return words(Grouping.of(List.of(entries)));
    }

    private static String words(Grouped grouped) {
        String groups = grouped.groups().stream()
                .filter(group -> group.size() > 1)
                .map(GroupingTest::numbers)
                .collect(Collectors.joining(" "));
        String doubts = grouped.doubts().stream()
                .map(doubt ->
                        doubt.a().getLeastSignificantBits() + "?" + doubt.b().getLeastSignificantBits())
                .collect(Collectors.joining(" "));
        return (groups + " " + doubts).strip();
    }

    private static String numbers(Set<UUID> group) {
        return group.stream()
                .map(key -> Long.toString(key.getLeastSignificantBits()))
                .collect(Collectors.joining("="));
    }

    @Test
    void claims_of_two_sources_that_are_the_same_are_one_group() {
        assertThat(grouped(
                        said(1, BADGES, "网络创业培训", "2024-03-05"),
                        said(2, TALENT, "网络创业培训班", "2024-03-05"),
                        said(3, TALENT, "电工培训班", "2024-03-05")))
                .isEqualTo("1=2");
    }

    @Test
    void a_source_that_tells_two_achievements_apart_is_believed() {
        assertThat(grouped(said(1, BADGES, "网络创业培训", "2024-03-05"), said(2, BADGES, "网络创业培训班", "2024-03-05")))
                .isEmpty();
    }

    @Test
    void a_vague_date_between_two_exact_ones_is_given_to_neither_and_is_in_doubt() {
        assertThat(grouped(
                        said(1, BADGES, "网络创业培训", "2024-03-05"),
                        said(2, BADGES, "网络创业培训", "2024-03-25"),
                        said(3, TALENT, "网络创业培训", "2024-03")))
                .isEqualTo("1?3 2?3");
        assertThat(grouped(
                        said(1, BADGES, "网络创业培训", "2024-03-05"),
                        said(2, SCHOOL, "网络创业培训", "2024-03-25"),
                        said(3, TALENT, "网络创业培训", "2024-03")))
                .as("also where the exact ones come from two sources")
                .isEqualTo("1?3 2?3");
    }

    @Test
    void the_stronger_pair_comes_first_and_leaves_no_doubt() {
        Entry exact = new Entry(
                new UUID(0, 1),
                List.of(new Voice(
                        BADGES,
                        Told.of(Kind.CERTIFICATE, "电工").from("2024-03-05", "").content())));
        Entry numbered = new Entry(
                new UUID(0, 2),
                List.of(new Voice(
                        TALENT,
                        Told.of(Kind.CERTIFICATE, "电工")
                                .number("X1")
                                .from("2024-03-05", "")
                                .content())));
        Entry month = new Entry(
                new UUID(0, 3),
                List.of(new Voice(
                        TALENT,
                        Told.of(Kind.CERTIFICATE, "电工")
                                .number("X2")
                                .from("2024-03", "")
                                .content())));
        assertThat(grouped(exact, numbered, month)).isEqualTo("1=2");
    }

    @Test
    void three_sources_make_one_group_and_a_contradiction_within_keeps_all_apart() {
        assertThat(grouped(
                        said(1, BADGES, "网络创业培训", "2024-03-05"),
                        said(2, TALENT, "网络创业培训班", "2024-03-05"),
                        said(3, SCHOOL, "网络创业课程", "2024-03-05")))
                .isEqualTo("1=2=3");
    }

    @Test
    void the_order_of_the_entries_never_matters() {
        Random random = new Random(11);
        List<String> titles = List.of("网络创业培训", "网络创业培训班", "网络创业", "网络创业培训（二）", "电商创业培训");
        List<String> days = List.of("2024-03-05", "2024-03-06", "2024-03", "2024", "2024-03-25");
        int united = 0;
        int doubtful = 0;
        for (int world = 0; world < 500; world++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                entries.add(said(
                        i,
                        1 + random.nextInt(3),
                        titles.get(random.nextInt(titles.size())),
                        days.get(random.nextInt(days.size()))));
            }
            Grouped expected = Grouping.of(entries);
            united += expected.groups().size() < 6 ? 1 : 0;
            doubtful += expected.doubts().isEmpty() ? 0 : 1;
            for (int turn = 0; turn < 5; turn++) {
                Collections.shuffle(entries, random);
                assertThat(Grouping.of(entries)).isEqualTo(expected);
            }
        }
        assertThat(united).isGreaterThan(100);
        assertThat(doubtful).isGreaterThan(100);
    }
}
