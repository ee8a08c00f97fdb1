package creditbank.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void an_id_number_keeps_its_first_three_and_last_four() {
        assertThat(Mask.idNumber("11010519491231002X")).isEqualTo("110***********002X");
        assertThat(Mask.idNumber("110105491231002")).isEqualTo("110********1002");
    }

    @Test
    void a_short_id_number_keeps_its_first_character_only() {
        assertThat(Mask.idNumber("E1234567")).isEqualTo("E*******");
        assertThat(Mask.idNumber("11010549123100")).isEqualTo("1*************");
        assertThat(Mask.idNumber("E")).isEqualTo("*");
        assertThat(Mask.idNumber("")).isEmpty();
    }

    @Test
    void full_width_digits_are_hidden_like_others() {
        String wide =
                "\uff11\uff11\uff10\uff11\uff10\uff15\uff11\uff19\uff14\uff19\uff11\uff12\uff13\uff11\uff10\uff10\uff12\uff38";
        assertThat(Mask.idNumber(wide)).isEqualTo("\uff11\uff11\uff10***********\uff10\uff10\uff12\uff38");
    }

    @Test
    void a_phone_number_keeps_its_last_two() {
        assertThat(Mask.phone("13800138000")).isEqualTo("*********00");
        assertThat(Mask.phone("110110")).isEqualTo("******");
        assertThat(Mask.phone("")).isEmpty();
    }

    @Test
    void a_name_keeps_its_first_character_even_one_outside_the_basic_plane() {
        assertThat(Mask.name("\u5f20\u4e09\u4e30")).isEqualTo("\u5f20**");
        assertThat(Mask.name("\ud840\udc0b\u4e09")).isEqualTo("\ud840\udc0b*");
        assertThat(Mask.name("\u5f20")).isEqualTo("*");
    }
}
