package creditbank.normalise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every form of a date that the facts page lists means one thing or is refused. */
class DateTextTest {

    @Test
    void one_day_has_many_forms() {
        String[] forms = {
            "20240630",
            "2024-06-30",
            "2024/6/30",
            "2024.6.30",
            "2024年6月30日",
            "2024年06月30号",
            "2024 年 6 月 30 日",
            "二〇二四年六月三十日",
            "二\u25CB二四年六月三十日",
            "二零二四年六月三十日",
            "２０２４－０６－３０",
            " 2024-06-30 ",
            "民国113年6月30日",
            "民國113年6月30日",
            "中华民国一百一十三年六月三十日",
            "民国一一三年六月卅日",
            "2024-06-30T00:00:00+08:00",
            "2024-06-30T23:59:59.999+08:00",
            "2024-06-29T16:00:00Z",
            "2024-06-30T08:00:00",
            "2024-06-30 08:00",
            "2024/6/30 0:00:00".replace(" 0:", " 00:")
        };
        for (String form : forms) {
            assertThat(text(form)).as(form).isEqualTo("2024-06-30");
        }
    }

    @Test
    void the_precision_is_kept() {
        Map<String, String> forms = Map.of(
                "202406", "2024-06", "2024-06", "2024-06", "2024.06", "2024-06", "2024.6", "2024-06", "2024年6月",
                "2024-06", "2024", "2024", "2024年", "2024", "民国113年", "2024", "民国元年", "1912", "二〇二四年六月", "2024-06");
        forms.forEach((form, date) -> assertThat(text(form)).as(form).isEqualTo(date));
    }

    @Test
    void chinese_numerals_count_by_place() {
        assertThat(text("二〇〇一年十月十日")).isEqualTo("2001-10-10");
        assertThat(text("二〇〇一年十二月二十一日")).isEqualTo("2001-12-21");
        assertThat(text("二〇〇一年十一月廿五日")).isEqualTo("2001-11-25");
        assertThat(text("民国九十年一月卅一日")).isEqualTo("2001-01-31");
    }

    @Test
    void an_instant_counts_as_its_day_at_the_centre() {
        assertThat(text("2024-06-30T16:00:00Z")).isEqualTo("2024-07-01");
        assertThat(text("2024-06-30T15:59:59Z")).isEqualTo("2024-06-30");
        assertThat(text("2024-06-30T23:00:00-0500")).isEqualTo("2024-07-01");
        assertThat(text("1988-07-01T15:00:00Z")).as("summer time then").isEqualTo("1988-07-02");
    }

    @Test
    void what_means_two_things_or_nothing_is_refused() {
        String[] forms = {
            "1/05/2023",
            "25/12/2023",
            "240630",
            "120108",
            "45473",
            "2024-02-30",
            "20230229",
            "2024-13-01",
            "2024-00-10",
            "20240600",
            "1899-12-31",
            "2101-01-01",
            "24-6-30",
            "2024-6/30",
            "2024年6",
            "2024年13月",
            "6月30日",
            "2024-06-30T",
            "2024-06-30T24:00:00Z",
            "2024-06-30T00:00:00+15:00",
            "2024-06T00:00:00Z",
            "民国2024年1月1日",
            "yesterday",
            "",
            "-",
            "2024-",
            "2024--06",
            "99999999999",
            "+2024-06-30"
        };
        for (String form : forms) {
            assertThat(DateText.parse(form)).as(form).isNull();
        }
    }

    @Test
    void every_day_of_two_centuries_reads_as_itself_in_every_ascii_form() {
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2101; day = day.plusDays(1)) {
            assertThat(text(day.toString())).isEqualTo(day.toString());
            assertThat(text(day.toString().replace("-", ""))).isEqualTo(day.toString());
            String loose = day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
            assertThat(text(loose)).isEqualTo(day.toString());
        }
    }

    private static String text(String form) {
        return String.valueOf(DateText.parse(form));
    }
}
