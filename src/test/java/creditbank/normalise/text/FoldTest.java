package creditbank.normalise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names and titles that mean the same fold to the same text. */
class FoldTest {

    @Test
    void all_variants_of_the_middle_dot_a_space_and_nothing_match_in_a_name() {
        String[] dots = {
            "\u00B7", "\u2022", "\u2027", "\u30FB", "\uFF65", "\u0387", "\u2219", "\u22C5", "\uFF0E", ".", " ",
            "\u3000", ""
        };
        for (String dot : dots) {
            assertThat(Fold.name("买买提" + dot + "艾力"))
                    .as("%x", dot.codePoints().sum())
                    .isEqualTo("买买提艾力");
        }
    }

    @Test
    void a_traditional_name_matches_the_simplified_one() {
        assertThat(Fold.name("張偉")).isEqualTo("张伟");
        assertThat(Fold.name("劉曉東")).isEqualTo("刘晓东");
        assertThat(Fold.name("後發")).isEqualTo("后发");
        assertThat(Fold.name("裏裡")).isEqualTo("里里");
    }

    @Test
    void compatibility_ideographs_match_for_folding_only() {
        assertThat(Fold.name("\uF900")).isEqualTo(Fold.name("\u8C48")).isEqualTo("岂");
    }

    @Test
    void latin_names_are_lower_case_and_single_spaced_in_every_locale() {
        assertThat(Fold.name("  INGRID   Ｍａｒｉａ ")).isEqualTo("ingrid maria");
        assertThat(Fold.name("Maria\u00B7Smith")).isEqualTo("maria smith");
        assertThat(Fold.name("J. R. Smith")).isEqualTo("j r smith");
    }

    @Test
    void a_two_character_name_with_a_space_matches_the_one_without() {
        assertThat(Fold.name("张\u3000三")).isEqualTo("张三");
    }

    @Test
    void titles_fold_width_case_and_roman_numerals_but_keep_their_points() {
        assertThat(Fold.title("高等数学Ⅱ（上）")).isEqualTo("高等数学ii(上)");
        assertThat(Fold.title("Web 2.0 开发")).isEqualTo("web 2.0开发").isNotEqualTo(Fold.title("Web 20 开发"));
    }

    @Test
    void characters_outside_the_basic_plane_stay_whole() {
        assertThat(Fold.name("\uD840\uDC87一")).isEqualTo("\uD840\uDC87一");
    }

    @Test
    void folding_twice_is_folding_once() {
        Random random = new Random(5);
        String letters = "张張偉ａＡ Ⅱ·．.\u3000乾瞭i\u0130ßﬁ後發㈠\uF900é";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(
                        random.nextBoolean()
                                ? letters.charAt(random.nextInt(letters.length()))
                                : (char) (0x3400 + random.nextInt(0x6BFF)));
            }
            String once = Fold.name(text.toString());
            assertThat(Fold.name(once)).as("%s", text).isEqualTo(once);
            String title = Fold.title(text.toString());
            assertThat(Fold.title(title)).as("%s", text).isEqualTo(title);
        }
    }
}
