package creditbank.normalise.text;

import static creditbank.normalise.text.Hundredths.NONE;
import static creditbank.normalise.text.Hundredths.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Numbers are exact in hundredths or no numbers. */
class HundredthsTest {

    @Test
    void numbers_have_at_most_two_decimals() {
        assertThat(parse("2.5")).isEqualTo(250);
        assertThat(parse("0")).isZero();
        assertThat(parse("85")).isEqualTo(8500);
        assertThat(parse(".5")).isEqualTo(50);
        assertThat(parse("3.")).isEqualTo(300);
        assertThat(parse("89.995")).isEqualTo(NONE);
        assertThat(parse("89.9900")).isEqualTo(8999);
        assertThat(parse("-0.01")).isEqualTo(-1);
        assertThat(parse(" ８５．５ ")).isEqualTo(8550);
    }

    @Test
    void other_texts_are_no_numbers() {
        for (String text :
                new String[] {"", ".", "-", "1e3", "1,5", "+1", "0x1", "1.2.3", "12 3", "1234567890123", "NaN", "2.5学分"
                }) {
            assertThat(parse(text)).as(text).isEqualTo(NONE);
        }
    }

    @Test
    void every_number_up_to_a_hundred_is_exact() {
        for (int hundredths = 0; hundredths <= 10_000; hundredths++) {
            assertThat(parse(BigDecimal.valueOf(hundredths, 2).toString())).isEqualTo(hundredths);
        }
    }
}
