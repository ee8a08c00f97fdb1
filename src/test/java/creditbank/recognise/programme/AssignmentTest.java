package creditbank.recognise.programme;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Kind;
import creditbank.recognise.programme.Allotment.PartSum;
import creditbank.recognise.programme.Allotment.Share;
import creditbank.recognise.rule.Authority;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What of a learner's records counts for which part. */
class AssignmentTest {
    private static final Selector COURSES = selector(Kind.COURSE, 10_000);
    private static final Selector AWARDS = selector(Kind.AWARD, 10_000);
    private static final Selector EITHER =
            new Selector(Set.of(Kind.COURSE, Kind.AWARD), Set.of(), Set.of(), Set.of(), 10_000);

    @Test
    void a_record_that_fits_two_parts_goes_where_nothing_else_fits() {
        Programme programme =
                programme(20_00, part("any", 10_00, 20_00, EITHER), part("courses", 10_00, 20_00, COURSES));
        Allotment allotment = Assignment.of(
                programme, List.of(holding(1, Kind.COURSE, 10_00, "", 0), holding(2, Kind.AWARD, 10_00, "", 0)));
        assertThat(allotment.shares()).containsExactly(new Share(1, "courses", 10_00), new Share(2, "any", 10_00));
        assertThat(allotment.fulfilled()).isTrue();
    }

    @Test
    void the_parts_are_filled_in_the_order_of_the_file_and_the_rest_last() {
        Programme programme =
                programme(12_00, part("first", 4_00, 6_00, COURSES), part("second", 4_00, 12_00, COURSES, AWARDS));
        assertThat(Assignment.of(programme, List.of(holding(1, Kind.COURSE, 5_00, "", 0)))
                        .parts())
                .containsExactly(new PartSum("first", 4_00, 4_00), new PartSum("second", 4_00, 1_00));
        Allotment full = Assignment.of(
                programme, List.of(holding(1, Kind.COURSE, 9_00, "", 0), holding(2, Kind.AWARD, 9_00, "", 0)));
        assertThat(full.counted()).isEqualTo(12_00);
        assertThat(full.missing()).isZero();
    }

    @Test
    void a_rule_s_ceiling_holds_for_all_its_records_together() {
        Programme programme = programme(20_00, part("awards", 20_00, 20_00, AWARDS));
        Allotment allotment = Assignment.of(
                programme,
                List.of(
                        holding(1, Kind.AWARD, 3_00, "medal", 5_00),
                        holding(2, Kind.AWARD, 3_00, "medal", 5_00),
                        holding(3, Kind.AWARD, 1_50, "", 0)));
        assertThat(allotment.shares())
                .containsExactly(
                        new Share(1, "awards", 3_00), new Share(2, "awards", 2_00), new Share(3, "awards", 1_50));
        assertThat(allotment.missing()).isEqualTo(13_50);
    }

    @Test
    void what_expires_first_is_taken_first_and_the_order_in_which_records_come_says_nothing() {
        Programme programme = programme(5_00, part("any", 5_00, 5_00, EITHER));
        Holding late = dated(1, LocalDate.of(2030, 1, 1));
        Holding soon = dated(2, LocalDate.of(2027, 1, 1));
        Holding never = dated(3, null);
        assertThat(Assignment.of(programme, List.of(late, never, soon)).shares())
                .containsExactly(new Share(2, "any", 4_00), new Share(1, "any", 1_00))
                .isEqualTo(Assignment.of(programme, List.of(soon, late, never)).shares());
    }

    /** The truth is the smallest cut, found by trying all: by the theorem of Ford and Fulkerson no division counts more, and some division counts as much. */
    @Test
    void no_other_division_counts_more_and_the_first_parts_get_as_much_as_they_can() {
        Random random = new Random(3);
        for (int round = 0; round < 120; round++) {
            List<Part> parts = new ArrayList<>();
            for (int p = 0; p < 2; p++) {
                int least = random.nextInt(8);
                parts.add(part(
                        "p" + p,
                        least,
                        least + random.nextInt(6),
                        random.nextBoolean() ? EITHER : selector(Kind.COURSE, random.nextInt(9)),
                        selector(Kind.AWARD, random.nextInt(9))));
            }
            int sum = parts.get(0).least() + parts.get(1).least() + random.nextInt(5);
            Programme programme = programme(sum, parts.toArray(Part[]::new));
            List<Holding> holdings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String rule = random.nextInt(3) == 0 ? "" : "r" + random.nextInt(2);
                int ceiling = 3 + rule.hashCode() % 5;
                Kind kind = random.nextBoolean() ? Kind.COURSE : Kind.AWARD;
                holdings.add(holding(i, kind, random.nextInt(7), rule, ceiling));
            }
            Allotment allotment = Assignment.of(programme, holdings);
            assertThat(allotment.counted()).as("round %s", round).isEqualTo(smallestCut(programme, holdings, 2, true));
            long first =
                    Math.min(allotment.parts().get(0).counted(), parts.get(0).least());
            assertThat(first).isEqualTo(smallestCut(programme, holdings, 1, false));
            long both = first
                    + Math.min(allotment.parts().get(1).counted(), parts.get(1).least());
            assertThat(both).isEqualTo(smallestCut(programme, holdings, 2, false));
            Collections.shuffle(holdings, random);
            assertThat(Assignment.of(programme, holdings)).isEqualTo(allotment);
        }
    }

    /** Of the network of the package comment, with so many parts open, and the rest or not. */
    private static long smallestCut(Programme programme, List<Holding> holdings, int open, boolean rest) {
        long smallest = Long.MAX_VALUE;
        int records = holdings.size();
        int selectors = programme.parts().stream()
                .mapToInt(part -> part.accepts().size())
                .sum();
        int parts = programme.parts().size();
        List<String> rules = List.of("r0", "r1");
        for (int side = 0; side < 1 << (rules.size() + records + selectors + parts + 1); side++) {
            long cut = 0;
            int bit = rules.size();
            for (int r = 0; r < rules.size(); r++) {
                String rule = rules.get(r);
                cut += holdings.stream()
                        .filter(one -> one.rule().equals(rule))
                        .mapToLong(Holding::ceiling)
                        .limit(in(side, r) ? 0 : 1)
                        .sum();
            }
            boolean restIn = in(side, bit + records + selectors + parts);
            long least = programme.parts().stream().mapToLong(Part::least).sum();
            cut += restIn && rest ? programme.required() - least : 0;
            for (int i = 0; i < records; i++) {
                Holding one = holdings.get(i);
                boolean from = one.rule().isEmpty() || in(side, rules.indexOf(one.rule()));
                cut += from && !in(side, bit + i) ? one.credits() : 0;
            }
            int s = bit + records;
            for (int p = 0; p < parts; p++) {
                Part part = programme.parts().get(p);
                boolean partIn = in(side, bit + records + selectors + p);
                cut += partIn && p < open ? part.least() : 0;
                cut += partIn && rest && !restIn ? part.most() - part.least() : 0;
                for (Selector selector : part.accepts()) {
                    boolean chosen = in(side, s);
                    cut += chosen && !partIn ? selector.most() : 0;
                    for (int i = 0; i < records; i++) {
                        boolean leaks = in(side, bit + i)
                                && !chosen
                                && selector.holds(holdings.get(i).traits());
                        cut += leaks ? 1_000_000 : 0;
                    }
                    s++;
                }
            }
            smallest = Math.min(smallest, cut);
        }
        return smallest;
    }

    private static boolean in(int side, int bit) {
        return (side >> bit & 1) == 1;
    }

    private static Selector selector(Kind kind, int most) {
        return new Selector(Set.of(kind), Set.of(), Set.of(), Set.of(), most);
    }

    private static Part part(String id, int least, int most, Selector... accepts) {
        return new Part(id, id, least, most, List.of(accepts), 1);
    }

    private static Programme programme(int required, Part... parts) {
        LocalDate day = LocalDate.of(2020, 1, 1);
        return new Programme(
                new RuleName("test", 1),
                new Validity(day, null),
                new Authority("Test", "a decree", "the office", day),
                1,
                required,
                false,
                List.of(parts),
                List.of());
    }

    private static Holding holding(long id, Kind kind, int credits, String rule, long ceiling) {
        Traits traits = new Traits(kind, 0, "", "", "");
        return new Holding(id, new UUID(0, id), traits, credits, rule, ceiling, LocalDate.of(2024, 1, 1), null);
    }

    private static Holding dated(long id, @org.jspecify.annotations.Nullable LocalDate expires) {
        Traits traits = new Traits(Kind.AWARD, 0, "", "", "");
        return new Holding(id, new UUID(0, id), traits, 4_00, "", 0, LocalDate.of(2024, 1, 1), expires);
    }
}
