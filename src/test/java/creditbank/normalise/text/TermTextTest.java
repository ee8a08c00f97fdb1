package creditbank.normalise.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every form of a term that the facts page lists. */
class TermTextTest {

    @Test
    void the_second_term_of_an_academic_year_has_many_forms() {
        String[] forms = {
            "2023-2024-2",
            "2023-2024学年第二学期",
            "2023-2024学年第2学期",
            "2023—2024学年度第二学期",
            "2023/2024-2",
            "2023-2024-02",
            "2023-2024学年春季学期",
            "2023-2024学年下学期",
            "2023-2024(2)",
            "23-24春",
            "2023-24春季",
            "202402",
            "2024.2",
            "2024春",
            "2024年春季学期",
            "２０２３－２０２４－２",
            "二〇二三至二〇二四学年第二学期",
            " 2023-2024 学年 第二学期",
            "2023-2024學年第二學期"
        };
        for (String form : forms) {
            assertThat(text(form)).as(form).isEqualTo("2023-2024-2");
        }
    }

    @Test
    void a_single_year_is_the_calendar_year_in_which_the_term_begins() {
        assertThat(text("2025.1")).isEqualTo("2025-2026-1");
        assertThat(text("202401")).isEqualTo("2024-2025-1");
        assertThat(text("2024秋")).isEqualTo("2024-2025-1");
        assertThat(text("202403")).isEqualTo("2023-2024-3");
    }

    @Test
    void a_year_without_a_part_is_the_whole_year() {
        assertThat(text("2023-2024")).isEqualTo("2023-2024");
        assertThat(text("2023-2024学年")).isEqualTo("2023-2024");
        assertThat(text("99-00秋")).isEqualTo("1999-2000-1");
    }

    @Test
    void other_texts_are_no_terms() {
        String[] forms = {
            "",
            "2023-2025-1",
            "2023-2024-4",
            "2023-2",
            "2023-1",
            "202404",
            "202412",
            "2024",
            "20242",
            "2023-2024学年第四学期",
            "第一学期",
            "2023-2024-",
            "学期",
            "1899-1900-1",
            "2024-02",
            "2023-2024-2-1",
            "2024.",
            "2024.12"
        };
        for (String form : forms) {
            assertThat(TermText.parse(form)).as(form).isNull();
        }
    }

    private static String text(String form) {
        return String.valueOf(TermText.parse(form));
    }
}
