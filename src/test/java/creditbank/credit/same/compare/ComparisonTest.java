package creditbank.credit.same.compare;

import static creditbank.credit.same.compare.Told.course;
import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Kind;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Told training(String title, String begin, String end) {
        return Told.of(Kind.TRAINING, title).from(begin, end);
    }

    private static Told certificate(String title, String number, String day) {
        return Told.of(Kind.CERTIFICATE, title).number(number).from(day, "");
    }

    @Test
    void a_title_may_end_in_words_that_the_kind_says_already() {
        Told plain = training("网络创业培训", "2018-11-09", "2019-01-04");
        assertThat(plain.with(training("网络创业培训班", "2018-11-09", "2019-01-04"))).isEqualTo("same");
        assertThat(plain.with(training("网络创业", "2018-11-09", ""))).isEqualTo("same");
        assertThat(plain.with(training("网络推广培训班", "2018-11-09", "2019-01-04"))).isEqualTo("different");
    }

    @Test
    void a_title_in_short_is_the_same_where_all_days_are_and_else_a_doubt() {
        Told full = training("新能源汽车维修培训", "2024-03-01", "2024-03-20");
        assertThat(full.with(training("汽车维修", "2024-03-01", "2024-03-20"))).isEqualTo("same");
        assertThat(full.with(training("汽车维修", "2024-03-01", ""))).isEqualTo("doubtful");
    }

    @Test
    void parts_editions_and_levels_in_a_title_tell_achievements_apart_however_they_are_written() {
        Told second = course("", "大学英语（二）", "2023-2024-2").credits(400);
        assertThat(second.with(course("", "大学英语Ⅱ", "2023-2024-2").credits(400))).isEqualTo("same");
        assertThat(second.with(course("", "大学英语2", "2023-2024-2").credits(400))).isEqualTo("same");
        assertThat(second.with(course("", "大学英语（三）", "2023-2024-2").credits(400)))
                .isEqualTo("different");
        assertThat(second.with(course("", "大学英语", "2023-2024-2").credits(400))).isEqualTo("doubtful");
        assertThat(course("", "大学物理", "2023-2024-2").with(course("", "大学物理实验", "2023-2024-2")))
                .isEqualTo("doubtful");
        assertThat(Told.of(Kind.AWARD, "技能大赛一等奖")
                        .from("2024-05-01", "")
                        .with(Told.of(Kind.AWARD, "技能大赛二等奖").from("2024-05-01", "")))
                .isEqualTo("different");
        assertThat(training("电工初级培训", "2024-03-01", "").with(training("电工中级培训", "2024-03-01", "")))
                .isEqualTo("different");
    }

    @Test
    void one_wrong_character_in_a_title_is_a_doubt_since_a_turner_is_no_fitter() {
        assertThat(training("数控车工培训", "2024-03-01", "2024-03-20").with(training("数控钳工培训", "2024-03-01", "2024-03-20")))
                .isEqualTo("doubtful");
    }

    @Test
    void the_codes_of_one_course_differ_by_campus() {
        Told school = course("MA101", "高等数学", "2023-2024-2").credits(400);
        assertThat(school.with(course("MA101-N", "高等数学", "2023-2024-2").credits(400)))
                .isEqualTo("same");
        assertThat(school.with(course("02-MA101", "高等数学", "2023-2024-2").credits(400)))
                .isEqualTo("same");
        assertThat(school.with(course("NMA101", "高等数学", "2023-2024-2"))).isEqualTo("same");
        assertThat(course("MA101-N", "高等数学", "2023-2024-2").with(course("MA101-S", "高等数学", "2023-2024-2")))
                .isEqualTo("same");
        assertThat(school.with(course("MA101-N", "线性代数", "2023-2024-2"))).isEqualTo("different");
    }

    @Test
    void another_code_altogether_needs_equal_credits_under_an_equal_title_and_term() {
        Told school = course("MA101", "高等数学", "2023-2024-2").credits(400);
        assertThat(school.with(course("K1001", "高等数学", "2023-2024-2").credits(400)))
                .isEqualTo("same");
        assertThat(school.with(course("K1001", "高等数学", "2023-2024-2"))).isEqualTo("doubtful");
        assertThat(school.with(course("K1001", "高等数学", "2023-2024-2").credits(100)))
                .isEqualTo("doubtful");
        assertThat(school.with(course("", "高等数学", "2023-2024-2"))).isEqualTo("same");
    }

    @Test
    void a_course_in_two_terms_is_two_achievements_so_is_its_retake() {
        Told autumn = course("MA101", "高等数学", "2023-2024-1").credits(400);
        assertThat(autumn.with(course("MA101-N", "高等数学", "2023-2024-2").credits(400)))
                .isEqualTo("different");
        assertThat(autumn.with(course("MA101", "高等数学", "2024-2025-1").credits(400)))
                .isEqualTo("different");
        assertThat(autumn.with(course("MA101", "高等数学", "2023-2024").credits(400)))
                .isEqualTo("same");
    }

    @Test
    void a_date_instead_of_a_term_lies_in_the_months_of_the_term() {
        Told spring = course("MA101", "高等数学", "2023-2024-2");
        Told dated = course("MA101", "高等数学", "");
        assertThat(spring.with(dated.from("2024-06-30", "").on("2024-06-30"))).isEqualTo("same");
        assertThat(spring.with(dated.from("2023-12-30", "").on("2023-12-30"))).isEqualTo("different");
        assertThat(spring.with(dated)).isEqualTo("doubtful");
    }

    @Test
    void a_date_to_the_month_is_near_its_days_one_to_the_year_only_of_what_is_rare() {
        Told day = training("焊工操作技能培训", "2024-03-05", "");
        assertThat(day.with(training("焊工操作技能培训", "2024-03", ""))).isEqualTo("same");
        assertThat(day.with(training("焊工操作技能培训", "2024-04", ""))).isEqualTo("different");
        assertThat(day.with(training("焊工操作技能培训", "2024", ""))).isEqualTo("doubtful");
        assertThat(day.with(training("焊工操作培训", "2024-03", ""))).isEqualTo("doubtful");
        assertThat(Told.of(Kind.AWARD, "技术能手")
                        .from("2024", "")
                        .with(Told.of(Kind.AWARD, "技术能手").from("2024-05-01", "")))
                .isEqualTo("same");
    }

    @Test
    void a_begin_one_day_off_under_an_equal_end_is_a_doubt_and_a_further_one_another_achievement() {
        Told here = training("焊工操作技能培训", "2024-03-05", "2024-04-01");
        assertThat(here.with(training("焊工操作技能培训", "2024-03-04", "2024-04-01"))).isEqualTo("doubtful");
        assertThat(here.with(training("焊工操作技能培训", "2024-03-02", "2024-04-01"))).isEqualTo("different");
    }

    @Test
    void two_levels_of_one_certificate_are_two_achievements_under_whatever_names() {
        Told third = certificate("电工", "", "2024-06-30").level("三级");
        assertThat(third.with(certificate("电工证书", "", "2024-06-30").level("高级工")))
                .isEqualTo("same");
        assertThat(third.with(certificate("电工证书", "", "2024-06-30").level("四级")))
                .isEqualTo("different");
        assertThat(third.with(certificate("电工证书", "", "2024-06-30"))).isEqualTo("same");
    }

    @Test
    void an_equal_certificate_number_outweighs_wording_and_a_national_one_the_provider_too() {
        String national = "S000111000001243100001";
        Told here = certificate("电工", national, "2024-06-30");
        assertThat(here.with(certificate("电工职业技能等级证书", national, "2024-06"))).isEqualTo("same");
        assertThat(here.with(certificate("电工", national, "2024-06-30").at(Told.SCHOOL)))
                .isEqualTo("same");
        assertThat(certificate("电工", "A-1", "2024-06-30")
                        .with(certificate("电工", "A-1", "2024-06-30").at(Told.SCHOOL)))
                .isEqualTo("doubtful");
        assertThat(here.with(certificate("焊工", national, "2024-06-30"))).isEqualTo("doubtful");
    }

    @Test
    void a_slip_in_a_certificate_number_shows_by_its_broken_layout() {
        Told whole = certificate("电工", "S000111000001243100001", "2024-06-30");
        assertThat(whole.with(certificate("电工", "S000111000001243100002", "2024-06-30")))
                .as("both are whole")
                .isEqualTo("doubtful");
        assertThat(whole.with(certificate("电工", "S00011100000124310001", "2024-06-30")))
                .as("a digit is missing")
                .isEqualTo("same");
        assertThat(whole.with(certificate("电工", "S000111000001243100777", "2024-06-30")))
                .isEqualTo("different");
        assertThat(whole.with(certificate("电工", "", "2024-06-30"))).isEqualTo("same");
    }

    @Test
    void an_organisation_that_was_registered_again_keeps_the_inner_nine_characters_of_its_code() {
        Told here = training("焊工操作技能培训", "2024-03-05", "");
        assertThat(here.with(here.at("92350200M000100Y45"))).isEqualTo("same");
        assertThat(here.with(here.at("91110000MA01ABCD1M"))).isEqualTo("different");
    }

    @Test
    void a_provider_by_name_here_and_by_code_there_is_a_weakness() {
        Told here = training("焊工操作技能培训", "2024-03-05", "");
        assertThat(here.with(here.at("某某培训中心"))).isEqualTo("same");
        assertThat(here.with(training("焊工操作培训", "2024-03-05", "").at("某某培训中心"))).isEqualTo("doubtful");
        assertThat(here.at("某某大学").with(here.at("某某大学继续教育学院"))).isEqualTo("doubtful");
        assertThat(here.at("甲培训中心").with(here.at("乙培训学校"))).isEqualTo("different");
    }

    @Test
    void kinds_are_never_mixed() {
        assertThat(training("电工", "2024-06-30", "").with(certificate("电工", "", "2024-06-30")))
                .isEqualTo("different");
    }

    @Test
    void a_likeness_tells_its_aspects_in_words() {
        Likeness likeness = Comparison.of(
                training("网络创业培训", "2018-11-09", "2019-01-04").content(),
                training("网络创业培训班", "2018-11-09", "2019-01-04").content());
        assertThat(Likeness.words(likeness.code())).isEqualTo("provider equal, title near, when equal");
    }
}
