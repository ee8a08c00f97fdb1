package creditbank.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import creditbank.outcome.Gender;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import creditbank.outcome.Term;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of whole claims. */
class NormaliserTest {

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
    void a_good_course_becomes_values_without_a_finding() {
        Rows rows = Rows.course().with(Field.SCORE, "８５．５").with(Field.BEGIN_DATE, "20240630");
        Verdict<NormalClaim> verdict = normaliser.apply(rows.claim());
        assertThat(verdict.findings()).isEmpty();
        NormalClaim claim = accepted(rows);
        assertThat(claim.key()).isEqualTo(UUID.fromString("dfa5b373-1b96-7dcf-179c-946bd62cfbee"));
        assertThat(claim.identity().name()).isEqualTo("王芳");
        assertThat(claim.identity().birthDate()).isEqualTo(PartialDate.day(LocalDate.of(1949, 12, 31)));
        assertThat(claim.identity().gender()).isEqualTo(Gender.FEMALE);
        assertThat(claim.identity().document().token())
                .isEqualTo(vault.token("document:resident-id", "11010519491231002X"));
        assertThat(claim.identity().phone()).isEqualTo(Secret.NONE);
        assertThat(claim.achievement())
                .isEqualTo(new Achievement(
                        Kind.COURSE, "4111010001", "MA101", "高等数学Ⅱ", new Term(2023, 2), null, null, ""));
        assertThat(claim.result())
                .isEqualTo(new Result(
                        new Score("８５．５", Scale.HUNDRED, 8550),
                        AttemptKind.NORMAL,
                        Status.PASSED,
                        new Credits(400),
                        new Hours(6400),
                        "",
                        PartialDate.day(LocalDate.of(2024, 6, 30))));
    }

    @Test
    void all_findings_of_a_row_are_told() {
        Rows rows = Rows.course()
                .with(Field.LEARNER_NAME, "王3")
                .with(Field.TERM, "soon")
                .with(Field.CREDITS, "many")
                .with(Field.SCORE, "100.01")
                .with(Field.LEARNER_ID_NUMBER, "110105194912310021");
        assertThat(codes(rows))
                .containsExactly(
                        Code.NAME_INVALID,
                        Code.ID_CHECKSUM,
                        Code.TERM_INVALID,
                        Code.SCORE_OUT_OF_RANGE,
                        Code.CREDITS_INVALID);
        assertThat(normaliser.apply(rows.claim())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_finding_names_place_field_and_masked_value() {
        Rows rows = Rows.course()
                .with(Field.LEARNER_NAME, "王小明2")
                .with(Field.LEARNER_ID_NUMBER, "110105194912310021")
                .with(Field.LEARNER_PHONE, "12345678901");
        assertThat(normaliser.apply(rows.claim()).findings())
                .containsExactly(
                        new Finding(
                                Code.NAME_INVALID,
                                new Place("grades.csv", 2),
                                "learner-name",
                                "王***",
                                "letters, no digits"),
                        new Finding(
                                Code.ID_CHECKSUM,
                                new Place("grades.csv", 2),
                                "learner-id-number",
                                "110***********0021",
                                "a right check character (ISO 7064 MOD 11-2)"),
                        new Finding(
                                Code.PHONE_INVALID,
                                new Place("grades.csv", 2),
                                "learner-phone",
                                "*********01",
                                "11 digits, or + and a country code"));
    }

    @Test
    void no_two_different_claims_have_the_same_content_and_the_same_claim_has_it_again() {
        UUID content = accepted(Rows.course()).content();
        assertThat(accepted(Rows.course()).content()).isEqualTo(content);
        assertThat(accepted(Rows.course().with(Field.TERM, "2023-2024学年第二学期")).content())
                .isEqualTo(content);
        assertThat(List.of(
                        accepted(Rows.course().with(Field.SCORE, "60")).content(),
                        accepted(Rows.course().with(Field.SCORE, "60.0")).content(),
                        accepted(Rows.course().with(Field.LEVEL, "60")).content(),
                        accepted(Rows.course().with(Field.ATTEMPT, "make-up")).content(),
                        accepted(Rows.course().with(Field.LEARNER_PHONE, "13912345678"))
                                .content(),
                        accepted(Rows.course().with(Field.TITLE, "高等数学II")).content(),
                        content))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_identity_is_known_by_all_its_facts() {
        UUID key = accepted(Rows.course()).identity().key();
        assertThat(accepted(Rows.course().with(Field.LEARNER_BIRTH_DATE, "1949年12月31日"))
                        .identity()
                        .key())
                .isEqualTo(key);
        assertThat(accepted(Rows.course().with(Field.LEARNER_NUMBER, "2301002"))
                        .identity()
                        .key())
                .isNotEqualTo(key);
        assertThat(accepted(Rows.course().with(Field.LEARNER_ID_TYPE, "passport"))
                        .identity()
                        .key())
                .isNotEqualTo(key);
    }

    @Test
    void a_row_that_takes_back_needs_only_its_key() {
        Claim bare = new Claim(7, new Place("a.csv", 8), "k", true, Kind.COURSE, Map.of());
        assertThat(normaliser.apply(bare).findings()).isEmpty();
        assertThat(accepted(bare).withdraw()).isTrue();
        Rows bad = Rows.course()
                .with(Field.LEARNER_NAME, "\u0000")
                .with(Field.TERM, "soon")
                .with(Field.PROVIDER, "1")
                .withdraw();
        NormalClaim claim = accepted(bad);
        assertThat(claim.identity().name()).isEmpty();
        assertThat(claim.achievement().provider()).isEmpty();
        assertThat(claim.key()).isEqualTo(accepted(Rows.course()).key());
    }

    @Test
    void the_record_key_tells_kind_provider_what_and_when() {
        UUID course = accepted(Rows.course()).achievement().recordKey();
        assertThat(course)
                .isEqualTo(Digests.first16("1\u001F4111010001\u001FMA101\u001F2023-2024-2"))
                .isEqualTo(accepted(Rows.course().with(Field.TITLE, "高数").with(Field.END_DATE, "2024-07-01"))
                        .achievement()
                        .recordKey());
        assertThat(accepted(Rows.certificate()).achievement().recordKey())
                .isEqualTo(Digests.first16("2\u001F91350100M000100Y43\u001FS000011123456243001234\u001F"));
        assertThat(accepted(Rows.certificate().without(Field.NUMBER))
                        .achievement()
                        .recordKey())
                .isEqualTo(Digests.first16("2\u001F91350100M000100Y43\u001F电工\u001F2024-06-30"));
        assertThat(accepted(Rows.of(Kind.TRAINING).with(Field.TITLE, "電 工").with(Field.BEGIN_DATE, "202406"))
                        .achievement()
                        .recordKey())
                .isEqualTo(Digests.first16("3\u001F91350100M000100Y43\u001F电工\u001F2024-06"));
    }

    @Test
    void no_text_makes_a_rule_throw_and_no_sensitive_text_is_shown() {
        Random random = new Random(11);
        String letters = "0123456789+-./: TZ()ABXxyz王二〇十年月日第学期季春分\u0000\t\uD800\uDC87\uE000\uFFFD·？民国元民國１Ｘ﷽";
        for (int i = 0; i < 3000; i++) {
            Rows rows = Rows.of(List.of(Kind.values()).get(random.nextInt(6)));
            for (Field field : Field.values()) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(random.nextInt(4) == 0 ? 120 : 20); n > 0; n--) {
                    text.append(letters.charAt(random.nextInt(n % 3 == 0 ? letters.length() : 16)));
                }
                rows.with(field, text.toString());
            }
            String phone = rows.claim().values().getOrDefault(Field.LEARNER_PHONE, "");
            normaliser.apply(rows.claim()).findings().stream()
                    .filter(finding -> finding.field().equals("learner-phone") && phone.length() > 2)
                    .forEach(finding -> assertThat(finding.value()).isNotEqualTo(phone));
        }
    }

    @Test
    void the_rules_have_a_digest() {
        assertThat(Normaliser.DIGEST).matches("[0-9a-f]{64}");
    }

    private NormalClaim accepted(Rows rows) {
        return accepted(rows.claim());
    }

    private NormalClaim accepted(Claim claim) {
        return switch (normaliser.apply(claim)) {
            case Verdict.Accepted<NormalClaim> accepted -> accepted.value();
            case Verdict.Refused<NormalClaim> refused -> throw new AssertionError(refused.findings());
        };
    }

    private List<Code> codes(Rows rows) {
        return normaliser.apply(rows.claim()).findings().stream()
                .map(Finding::code)
                .toList();
    }
}
