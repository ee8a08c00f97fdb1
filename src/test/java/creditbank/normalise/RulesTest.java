package creditbank.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.outcome.Field;
import creditbank.outcome.Gender;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule: what it accepts, and the finding that it makes. */
class RulesTest {

    @TempDir
    private Path folder;

    private Vault vault;
    private Normaliser normaliser;

    @BeforeEach
    void open() throws IOException {
        vault = Vault.open(folder.resolve("keys"));
        normaliser = new Normaliser(vault);
    }

    @Test
    void every_text_is_of_known_characters_and_not_too_long() {
        check(with(Field.TITLE, "高等\uE78D数学"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.TITLE, "高等\uFFFD数学"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.TITLE, "\uD800"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.TITLE, "Why?□"));
        check(with(Field.TITLE, "\uD840\uDC87"));
        check(with(Field.LEARNER_NAME, "王?"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.LEARNER_NAME, "王〓"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.LEARNER_NAME, "王□"), Code.VALUE_UNMAPPED_CHARACTER);
        check(with(Field.TITLE, "a\u0000b"), Code.VALUE_CONTROL_CHARACTER);
        check(with(Field.TITLE, "数".repeat(200)));
        check(with(Field.TITLE, "数".repeat(201)), Code.VALUE_TOO_LONG);
        check(with(Field.LEARNER_NAME, "\uD840\uDC87".repeat(100)));
        check(with(Field.LEARNER_NAME, "王".repeat(101)), Code.VALUE_TOO_LONG);
        check(with(Field.LEARNER_GENDER, "boy"), Code.VALUE_CODE_UNKNOWN);
        check(with(Field.ATTEMPT, "third"), Code.VALUE_CODE_UNKNOWN);
        check(with(Field.SCORE_SCALE, "stars"), Code.VALUE_CODE_UNKNOWN);
    }

    @Test
    void a_name_is_of_letters_and_kept_as_sent() {
        check(with(Field.LEARNER_NAME, "买买提·艾力"));
        check(with(Field.LEARNER_NAME, "Ingrid O'Hara-Smith"));
        check(with(Field.LEARNER_NAME, " "), Code.VALUE_MISSING);
        check(with(Field.LEARNER_NAME, "王2"), Code.NAME_INVALID);
        check(with(Field.LEARNER_NAME, "王２"), Code.NAME_INVALID);
        check(with(Field.LEARNER_NAME, "王①"), Code.NAME_INVALID);
        check(with(Field.LEARNER_NAME, "——·"), Code.NAME_INVALID);
        Rows parts = Rows.course()
                .without(Field.LEARNER_NAME)
                .with(Field.LEARNER_FAMILY_NAME, "欧阳")
                .with(Field.LEARNER_GIVEN_NAME, "娜");
        assertThat(accepted(parts).identity().name()).isEqualTo("欧阳娜");
        parts.with(Field.LEARNER_FAMILY_NAME, "Smith").with(Field.LEARNER_GIVEN_NAME, "Ingrid");
        assertThat(accepted(parts).identity().name()).isEqualTo("Ingrid Smith");
        assertThat(accepted(parts).identity().foldedName()).isEqualTo("ingrid smith");
        assertThat(accepted(with(Field.LEARNER_NAME, " 張　三")).identity().name()).isEqualTo(" 張　三");
        assertThat(accepted(with(Field.LEARNER_NAME, " 張　三")).identity().foldedName())
                .isEqualTo("张三");
    }

    @Test
    void a_bad_resident_id_is_kept_with_a_warning_and_no_token() {
        check(id("11010519491231002x"));
        check(id("１１０１０５１９４９１２３１００２Ｘ"));
        check(id("110105 19491231-002X"));
        check(id("11010519491231002"), Code.ID_LENGTH);
        check(id("110105491231002X"), Code.ID_LENGTH);
        check(id("110105194912310021"), Code.ID_CHECKSUM);
        check(id("1101O519491231002X"), Code.ID_CHECKSUM);
        check(id("16010519491231002X"), Code.ID_REGION, Code.ID_CHECKSUM);
        check(id("110105194913310020"), Code.ID_DATE, Code.ID_CHECKSUM);
        check(id("110105491331002"), Code.ID_DATE);
        check(id("111111111111111"), Code.ID_PLACEHOLDER);
        check(id("111111111111111111"), Code.ID_PLACEHOLDER);
        check(id("123456789012345678"), Code.ID_PLACEHOLDER);
        check(id("000000000000000000"), Code.ID_PLACEHOLDER);
        check(Rows.course().without(Field.LEARNER_ID_NUMBER), Code.ID_MISSING);
        check(Rows.course().without(Field.LEARNER_ID_NUMBER).with(Field.LEARNER_ID_TYPE, "none"));
        check(with(Field.LEARNER_GENDER, "male"), Code.ID_GENDER_DIFFERS);
        check(with(Field.LEARNER_GENDER, "not-stated"));
        check(with(Field.LEARNER_BIRTH_DATE, "1949-12-30"), Code.ID_BIRTH_DIFFERS);
        check(with(Field.LEARNER_BIRTH_DATE, "1949-12"));
        assertThat(document(id("110105194912310021"))).isNull();
        assertThat(accepted(id("110105194912310021")).identity().document().text())
                .isEqualTo("110105194912310021");
        assertThat(document(id("610104620927690")))
                .isNotNull()
                .isEqualTo(document(id("610104196209276908")))
                .isEqualTo(document(id("６１０１０４１９６２０９２７６９０８")));
    }

    @Test
    void nothing_is_derived_from_an_id() {
        var identity = accepted(Rows.course().without(Field.LEARNER_BIRTH_DATE, Field.LEARNER_GENDER))
                .identity();
        assertThat(identity.birthDate()).isNull();
        assertThat(identity.gender()).isEqualTo(Gender.NOT_STATED);
    }

    @Test
    void other_documents_match_within_their_type() {
        Rows passport = id("e 1234-5678").with(Field.LEARNER_ID_TYPE, "passport");
        check(passport);
        assertThat(document(passport)).isEqualTo(vault.token("document:passport", "E12345678"));
        assertThat(document(passport.with(Field.LEARNER_ID_TYPE, "other")))
                .isEqualTo(vault.token("document:other", "E12345678"));
        check(id("E123456789012345678901").with(Field.LEARNER_ID_TYPE, "passport"), Code.DOCUMENT_INVALID);
        check(id("00000000").with(Field.LEARNER_ID_TYPE, "passport"), Code.DOCUMENT_INVALID);
    }

    @Test
    void a_telephone_number_matches_in_all_its_forms() {
        UUID token = vault.token("phone", "13912345678");
        for (String phone :
                List.of("13912345678", "+86 139-1234-5678", "008613912345678", "１３９１２３４５６７８", "86 13912345678")) {
            assertThat(accepted(with(Field.LEARNER_PHONE, phone)).identity().phone())
                    .isEqualTo(new Secret(phone, token));
            check(with(Field.LEARNER_PHONE, phone));
        }
        check(with(Field.LEARNER_PHONE, "+49 30 1234567"));
        check(with(Field.LEARNER_PHONE, "1391234567"), Code.PHONE_INVALID);
        check(with(Field.LEARNER_PHONE, "12912345678"), Code.PHONE_INVALID);
        check(with(Field.LEARNER_PHONE, "010-62751230"), Code.PHONE_INVALID);
        assertThat(accepted(with(Field.LEARNER_PHONE, "1391234567")).identity().phone())
                .isEqualTo(new Secret("1391234567", null));
    }

    @Test
    void an_achievement_says_what_it_is_and_who_provides_it() {
        check(with(Field.PROVIDER, "91350100M000100Y44"), Code.INSTITUTION_INVALID);
        check(with(Field.PROVIDER, "10001"), Code.INSTITUTION_INVALID);
        check(Rows.course().without(Field.PROVIDER), Code.VALUE_MISSING);
        check(with(Field.TITLE, "").without(Field.CODE), Code.VALUE_MISSING);
        check(Rows.course().without(Field.TITLE));
        check(Rows.certificate().without(Field.TITLE));
        check(Rows.certificate().without(Field.TITLE, Field.NUMBER), Code.VALUE_MISSING);
        check(Rows.certificate().with(Field.NUMBER, "X000011123456243001234"), Code.CERTIFICATE_NUMBER);
        assertThat(provider(with(Field.PROVIDER, "９１３５０１００m０００１００y４３"))).isEqualTo("91350100M000100Y43");
        assertThat(provider(Rows.course().without(Field.PROVIDER).with(Field.PROVIDER_NAME, "北京大學 （醫學部）")))
                .isEqualTo("北京大学(医学部)");
        assertThat(accepted(Rows.certificate().with(Field.NUMBER, "ab-12 ３４"))
                        .achievement()
                        .number())
                .isEqualTo("AB1234");
        check(with(Field.TERM, "2023-2025-1"), Code.TERM_INVALID);
    }

    @Test
    void dates_are_possible_and_in_order() {
        check(Rows.course().without(Field.TERM), Code.VALUE_MISSING);
        check(Rows.course().without(Field.TERM).with(Field.BEGIN_DATE, "2024-02-30"), Code.DATE_INVALID);
        check(with(Field.LEARNER_BIRTH_DATE, "1/05/2023"), Code.DATE_INVALID);
        Rows work = Rows.of(Kind.WORK).with(Field.BEGIN_DATE, "2024-06-30");
        check(work.with(Field.END_DATE, "2024-06-29"), Code.DATE_ORDER);
        check(work.with(Field.END_DATE, "2024-06"));
        check(work.with(Field.LEARNER_BIRTH_DATE, "2024-07-01"), Code.DATE_BEFORE_BIRTH);
        check(work.with(Field.LEARNER_BIRTH_DATE, "2024-06-30"));
        check(
                with(Field.LEARNER_BIRTH_DATE, "2030")
                        .without(Field.LEARNER_ID_NUMBER)
                        .with(Field.LEARNER_ID_TYPE, "none"),
                Code.DATE_BEFORE_BIRTH);
        PartialDate day = PartialDate.day(LocalDate.of(2024, 6, 30));
        NormalClaim course = accepted(Rows.course().without(Field.TERM).with(Field.END_DATE, "20240630"));
        assertThat(course.achievement().begin()).isEqualTo(day);
        assertThat(course.achievement().end()).isNull();
        assertThat(course.result().on()).isEqualTo(day);
        assertThat(accepted(Rows.certificate()).result().on()).isEqualTo(day);
        assertThat(accepted(Rows.of(Kind.WORK).with(Field.BEGIN_DATE, "2024"))
                        .result()
                        .on())
                .isNull();
    }

    @Test
    void a_score_stands_on_its_scale_and_tells_the_status() {
        score("60", Scale.HUNDRED, 6000, Status.PASSED);
        score("59.99", Scale.HUNDRED, 5999, Status.FAILED);
        score("0", Scale.HUNDRED, 0, Status.FAILED);
        score("100", Scale.HUNDRED, 10000, Status.PASSED);
        score("优秀", Scale.FIVE_LEVEL, null, Status.PASSED);
        score("及格", Scale.FIVE_LEVEL, null, Status.PASSED);
        score("不及格", Scale.FIVE_LEVEL, null, Status.FAILED);
        score("合格", Scale.TWO_LEVEL, null, Status.PASSED);
        score("不合格", Scale.TWO_LEVEL, null, Status.FAILED);
        score("不通过", Scale.TWO_LEVEL, null, Status.FAILED);
        score("A+", Scale.LETTER, null, Status.PASSED);
        score("F", Scale.LETTER, null, Status.FAILED);
        score("缺考", Scale.MARK, null, Status.ABSENT);
        check(with(Field.SCORE, "100.01"), Code.SCORE_OUT_OF_RANGE);
        check(with(Field.SCORE, "-1"), Code.SCORE_OUT_OF_RANGE);
        check(with(Field.SCORE, "85.555"), Code.SCORE_INVALID);
        check(with(Field.SCORE, "good"), Code.SCORE_INVALID);
        check(with(Field.SCORE, "优秀").with(Field.SCORE_SCALE, "hundred"), Code.SCORE_INVALID);
        check(with(Field.SCORE, "5.01").with(Field.SCORE_SCALE, "point"), Code.SCORE_OUT_OF_RANGE);
        Result points = accepted(with(Field.SCORE, "3.7").with(Field.SCORE_SCALE, "point"))
                .result();
        assertThat(points.score()).isEqualTo(new Score("3.7", Scale.POINT, 370));
        Result absent = accepted(with(Field.SCORE_MARK, "absent")).result();
        assertThat(absent.score()).isEqualTo(new Score("absent", Scale.MARK, null));
        assertThat(absent.status()).isEqualTo(Status.ABSENT);
        Result cheated =
                accepted(with(Field.SCORE_MARK, "void").with(Field.SCORE, "90")).result();
        assertThat(cheated.score()).isEqualTo(new Score("90", Scale.HUNDRED, 9000));
        assertThat(cheated.status()).isEqualTo(Status.VOID);
        assertThat(accepted(with(Field.SCORE, "70").with(Field.STATUS, "failed"))
                        .result()
                        .status())
                .isEqualTo(Status.FAILED);
        assertThat(accepted(with(Field.ATTEMPT, "exempt")).result().status()).isEqualTo(Status.EXEMPT);
        assertThat(accepted(Rows.course()).result().status()).isNull();
    }

    @Test
    void credits_and_hours_are_exact_hundredths() {
        check(with(Field.CREDITS, "0"));
        check(with(Field.CREDITS, "1000"), Code.CREDITS_INVALID);
        check(with(Field.CREDITS, "2.555"), Code.CREDITS_INVALID);
        check(with(Field.HOURS, "100000"), Code.HOURS_INVALID);
        check(with(Field.HOURS, "32"));
        check(with(Field.HOURS, "31.99"), Code.HOURS_UNUSUAL);
        check(with(Field.HOURS, "160"));
        check(with(Field.HOURS, "160.01"), Code.HOURS_UNUSUAL);
        check(with(Field.HOURS, "4"), Code.HOURS_UNUSUAL);
        check(with(Field.HOURS, "3.99"), Code.HOURS_UNUSUAL, Code.CREDITS_ABSURD);
        check(with(Field.HOURS, "1600"), Code.HOURS_UNUSUAL);
        check(with(Field.HOURS, "1600.01"), Code.HOURS_UNUSUAL, Code.CREDITS_ABSURD);
        check(with(Field.CREDITS, "0").with(Field.HOURS, "1600.01"));
        check(with(Field.HOURS, "0"), Code.HOURS_UNUSUAL);
        check(
                Rows.of(Kind.TRAINING)
                        .with(Field.BEGIN_DATE, "2024-03-01")
                        .with(Field.CREDITS, "64")
                        .with(Field.HOURS, "4"),
                Code.CREDITS_ABSURD);
        assertThat(accepted(with(Field.CREDITS, "２.５").with(Field.HOURS, "40"))
                        .result()
                        .credits())
                .extracting(credits -> credits == null ? -1 : credits.hundredths())
                .isEqualTo(250);
    }

    private static Rows with(Field field, String value) {
        return Rows.course().with(field, value);
    }

    /** A course whose learner has no other stated facts than the number. */
    private static Rows id(String number) {
        return with(Field.LEARNER_ID_NUMBER, number).without(Field.LEARNER_BIRTH_DATE, Field.LEARNER_GENDER);
    }

    private void score(String text, Scale scale, @Nullable Integer hundredths, Status status) {
        Result result = accepted(with(Field.SCORE, text)).result();
        assertThat(result.score()).isEqualTo(new Score(text, scale, hundredths));
        assertThat(result.status()).isEqualTo(status);
    }

    private @Nullable UUID document(Rows rows) {
        return accepted(rows).identity().document().token();
    }

    private String provider(Rows rows) {
        return accepted(rows).achievement().provider();
    }

    private NormalClaim accepted(Rows rows) {
        return switch (normaliser.apply(rows.claim())) {
            case Verdict.Accepted<NormalClaim> accepted -> accepted.value();
            case Verdict.Refused<NormalClaim> refused -> throw new AssertionError(refused.findings());
        };
    }

    private void check(Rows rows, Code... expected) {
        List<Code> codes = normaliser.apply(rows.claim()).findings().stream()
                .map(Finding::code)
                .toList();
        assertThat(codes).as("%s", rows.claim().values()).containsExactly(expected);
    }
}
