package creditbank.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may write as a reason, wherever one is asked for. */
class GivenReasonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "the hours are doubted",
                "seen on paper on 2026-09-01",
                "the course lasted from 2023.9.1-2024.1.15",
                "on 2026-09-01 14:30 by letter",
                "term 2023-2024-2, not 2022-2023-1",
                "64 hours, not 640; 4.00 credits by act 4711",
                "request 7 of 2026",
                "教职成〔2019〕13号第一条",
                "二〇二四年六月三十日的证书",
                "records 12, 13, 14 and 15 are the same",
            })
    void what_tells_of_nobody_is_kept_as_it_is(String reason) {
        assertThat(GivenReason.checked(reason)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            11010519491231002X, 17
            owner is 110105194912310021, 18
            110105 19491231 0021, 18
            110105-1949-1231-0021, 18
            110 105 194 912 310 021, 18
            1 1 0 1 0 5 1 9 4 9 1 2 3 1, 14
            110105_1949.12.31/0021, 18
            110105(1949)1231(0021), 18
            １１０１０５１９４９１２３１００２１, 18
            １３８-００１３-８０００, 11
            138 0013 8000, 11
            138–0013–8000, 11
            +86 138 0013 8000, 13
            138·0013·8000, 11
            一三八〇〇一三八〇〇〇, 11
            壹 一三八零零一三八零零零, 11
            ①③⑧⓪⓪①③⑧⓪⓪⓪, 11
            ١٣٨٠٠١٣٨٠٠٠, 11
            010-6552 9999, 11
            66123456, 8
            passport E12345678, 8
            M123456(7), 7
            2026-09-01 13800138000, 19
            20260901, 8
            """)
    void a_number_that_leads_to_somebody_is_refused_in_any_form(String reason, long digits) {
        assertThatThrownBy(() -> GivenReason.checked(reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--reason: has a number of " + digits
                        + " digits, such as ID and telephone numbers have; expected"
                        + " a reason without any, for it is kept for ever (dates are written 2026-09-01)");
    }

    @Test
    void what_stands_invisibly_between_digits_hides_nothing() {
        assertThatThrownBy(() -> GivenReason.checked("138\u200b0013\u20608000\u00ad1"))
                .hasMessageStartingWith("--reason: has a number of 12 digits");
        assertThatThrownBy(() -> GivenReason.checked("138\u00a00013\u30008000"))
                .hasMessageStartingWith("--reason: has a number of 11 digits");
    }

    @Test
    void an_electronic_address_a_line_break_and_nothing_at_all_are_refused_too() {
        assertThatThrownBy(() -> GivenReason.checked("ask zhang.san＠example.org"))
                .hasMessage(
                        "--reason: has an electronic address; expected a reason without any, for it is kept for ever");
        for (String text : new String[] {"", "  ", "a\nb", "x".repeat(1001)}) {
            assertThatThrownBy(() -> GivenReason.checked(text))
                    .hasMessage("--reason: expected a text of at most 1000 characters in one line");
        }
    }
}
