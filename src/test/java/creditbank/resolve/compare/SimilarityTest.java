package creditbank.resolve.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each measure says of pairs whose value is published or can be counted by hand. */
class SimilarityTest {

    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.961",
        "dixon, dicksonx, 0.813",
        "dwayne, duane, 0.840",
        "jones, johnson, 0.832",
        "abroms, abrams, 0.922",
        "hardin, martinez, 0.722",
        "itman, smith, 0.467",
        "jeraldine, geraldine, 0.926",
        "michelle, michael, 0.921",
        "julies, julius, 0.933",
        "tanya, tonya, 0.880",
        "sean, susan, 0.805",
        "jon, john, 0.933",
        "jon, jan, 0.800",
        "abc, xyz, 0.000"
    })
    void jaro_winkler_has_the_values_of_winklers_tables(String a, String b, double expected) {
        assertThat(of(new JaroWinkler(), a, b)).isCloseTo(expected, within(0.0005));
    }

    @Test
    void jaro_winkler_rounds_transpositions_down_and_boosts_only_above_seven_tenths() {
        assertThat(of(new JaroWinkler(), "baillie", "blair")).isCloseTo(0.736, within(0.0005));
        assertThat(new JaroWinkler().jaro(Letters.of("baillie"), Letters.of("blair")))
                .isCloseTo((4.0 / 7 + 4.0 / 5 + 3.0 / 4) / 3, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3, 3",
        "ca, ac, 2, 1",
        "ca, abc, 3, 3",
        "张伟, 张玮, 1, 1",
        "'\uD840\uDC87a', a, 1, 1",
        "19800412, 19800421, 2, 1"
    })
    void edits_count_code_points_and_a_swap_of_neighbours_once(String a, String b, int levenshtein, int damerau) {
        assertThat(of(Edits.levenshtein(9), a, b)).isEqualTo(-levenshtein);
        assertThat(of(Edits.damerau(9), a, b)).isEqualTo(-damerau);
    }

    @Test
    void edits_beyond_the_bound_are_one_more_than_the_bound_and_within_it_exact() {
        Random random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            String a = word(random);
            String b = word(random);
            int slow = slow(a, b);
            assertThat(of(Edits.damerau(2), a, b)).as(a + " " + b).isEqualTo(-Math.min(slow, 3));
            assertThat(of(Edits.damerau(20), a, b)).as(a + " " + b).isEqualTo(-slow);
        }
    }

    @Test
    void every_measure_is_the_same_in_both_orders() {
        Random random = new Random(11);
        Similarity[] all = {
            new JaroWinkler(),
            Edits.levenshtein(4),
            Edits.damerau(4),
            new SameWords(),
            new Initial(),
            new Bigrams(),
            new Tail(),
            Gap.absolute(),
            Gap.relative(),
            Dates::swapped,
            Dates::parts,
            Dates::coarser,
            Dates::days,
            Dates::years,
            new SameSound()
        };
        for (int n = 0; n < 5_000; n++) {
            String a = word(random);
            String b = word(random);
            for (Similarity similarity : all) {
                assertThat(of(similarity, a, b)).as(a + " " + b).isEqualTo(of(similarity, b, a));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "单雄信, 山雄心, 1",
        "单雄信, shan xiongxin, 1",
        "单雄信, dan xiong xin, 1",
        "解晓东, xie xiaodong, 1",
        "尉迟恭, gong yuchi, 1",
        "尉迟恭, gong weichi, 1",
        "吕布, lv bu, 1",
        "吕布, lü bu, 1",
        "张伟, zhang wei, 1",
        "张伟, wei zhang, 1",
        "张伟, zhang min, 0",
        "张伟, 章薇, 1",
        "张伟, 张伟伟, 0",
        "zhang wei, zhang wei, 0"
    })
    void names_sound_alike_in_any_reading_with_the_surname_first_or_last(String a, String b, double expected) {
        assertThat(of(new SameSound(), a, b)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "li wei, wei li, 1",
        "li wei, liwei, 1",
        "wei li, liwei, 1",
        "欧阳娜娜, 娜娜欧阳, 1",
        "王小明, 小明王, 1",
        "王小明, 小王明, 0",
        "mary ann lee, lee mary ann, 1",
        "mary, mary ann, 0"
    })
    void words_in_another_order_are_the_same_words(String a, String b, double expected) {
        assertThat(of(new SameWords(), a, b)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"j, john, 1", "j., john, 1", "jon, jonathan, 1", "john, john, 0", "jan, john, 0"})
    void an_initial_begins_the_other_name(String a, String b, double expected) {
        assertThat(of(new Initial(), a, b)).isEqualTo(expected);
    }

    @Test
    void bigrams_with_their_ends_give_dices_coefficient() {
        assertThat(of(new Bigrams(), "night", "nacht")).isCloseTo(2.0 * 3 / 12, within(1e-12));
        assertThat(of(new Bigrams(), "ab cd", "abcd")).isEqualTo(1);
    }

    @Test
    void telephone_numbers_share_their_end() {
        assertThat(of(new Tail(), "8613812345678", "13812345678")).isEqualTo(11);
        assertThat(of(new Tail(), "13812345678", "13812345679")).isZero();
    }

    @Test
    void numbers_are_as_far_apart_as_their_difference() {
        assertThat(of(Gap.absolute(), "12.50", "10")).isEqualTo(-2.5);
        assertThat(of(Gap.relative(), "100", "80")).isCloseTo(-0.2, within(1e-12));
        assertThat(of(Gap.absolute(), "ten", "10")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "19800412, 19801204, 1, 1, 0",
        "19800412, 19800421, 1, 2, 0",
        "19800412, 19840012, 0, 1, 0",
        "19800412, 19810412, 0, 2, 0",
        "19800412, 198004, 0, 1, 1",
        "19800412, 1980, 0, 1, 1",
        "19800412, 1981, 0, 0, 0"
    })
    void dates_are_swapped_share_parts_or_are_coarser(String a, String b, double swapped, double parts, double coarse) {
        assertThat(of(Dates::swapped, a, b)).isEqualTo(swapped);
        assertThat(of(Dates::parts, a, b)).isEqualTo(parts);
        assertThat(of(Dates::coarser, a, b)).isEqualTo(coarse);
    }

    @Test
    void dates_are_days_and_years_apart() {
        assertThat(of(Dates::days, "20000228", "20000301")).isEqualTo(-2);
        assertThat(of(Dates::years, "1999", "20010101")).isEqualTo(-2);
        assertThat(of(Dates::days, "20000230", "20000301")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static double of(Similarity similarity, String a, String b) {
        return similarity.of(Letters.of(a), Letters.of(b));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(7);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** Optimal string alignment by its recursive definition. */
    private static int slow(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int i = a.length() - 1;
        int j = b.length() - 1;
        int[][] d = new int[i + 2][j + 2];
        for (int x = 0; x <= i + 1; x++) {
            for (int y = 0; y <= j + 1; y++) {
                d[x][y] = x == 0 || y == 0 ? x + y : cell(d, a, b, x, y);
            }
        }
        return d[i + 1][j + 1];
    }

    private static int cell(int[][] d, String a, String b, int x, int y) {
        int change = a.charAt(x - 1) == b.charAt(y - 1) ? 0 : 1;
        int least = Math.min(d[x - 1][y - 1] + change, Math.min(d[x - 1][y], d[x][y - 1]) + 1);
        boolean swap = x > 1 && y > 1 && a.charAt(x - 1) == b.charAt(y - 2) && a.charAt(x - 2) == b.charAt(y - 1);
        return swap ? Math.min(least, d[x - 2][y - 2] + 1) : least;
    }
}
