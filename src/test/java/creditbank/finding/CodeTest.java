package creditbank.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The catalogue of findings, on which senders and scripts rely. */
class CodeTest {

    @Test
    void every_id_is_lower_case_with_one_dot_and_says_what_its_constant_says() {
        for (Code code : Code.values()) {
            assertThat(code.id()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*");
            assertThat(code.id().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT))
                    .isEqualTo(code.name());
        }
    }

    @Test
    void no_id_stands_twice() {
        assertThat(Arrays.stream(Code.values()).map(Code::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_meaning_is_a_sentence() {
        for (Code code : Code.values()) {
            assertThat(code.meaning()).as(code.id()).matches("[A-Z].*[^ ]\\.");
        }
    }

    @Test
    void errors_are_never_renamed_or_made_milder() {
        assertThat(ids(Severity.ERROR))
                .contains(
                        "delivery.unreadable",
                        "delivery.file-missing",
                        "delivery.too-large",
                        "delivery.undecodable",
                        "delivery.control-count",
                        "delivery.control-digest",
                        "delivery.header",
                        "delivery.page-repeated",
                        "delivery.withdrawal-limit",
                        "delivery.refusal-limit",
                        "row.field-count",
                        "row.length",
                        "row.malformed",
                        "row.lookup-missing",
                        "row.kind-unknown",
                        "value.missing",
                        "value.too-long",
                        "value.control-character",
                        "value.code-unknown",
                        "value.unmapped-character",
                        "name.invalid",
                        "date.invalid",
                        "date.order",
                        "date.before-birth",
                        "term.invalid",
                        "score.invalid",
                        "score.out-of-range",
                        "credits.invalid",
                        "hours.invalid",
                        "credits.absurd",
                        "institution.invalid");
    }

    @Test
    void warnings_are_never_renamed_or_made_harder() {
        assertThat(ids(Severity.WARNING))
                .contains(
                        "id.length",
                        "id.checksum",
                        "id.date",
                        "id.region",
                        "id.placeholder",
                        "document.invalid",
                        "id.missing",
                        "id.gender-differs",
                        "id.birth-differs",
                        "phone.invalid",
                        "hours.unusual",
                        "certificate.number",
                        "key.conflict");
    }

    private static List<String> ids(Severity severity) {
        return Arrays.stream(Code.values())
                .filter(code -> code.severity() == severity)
                .map(Code::id)
                .toList();
    }
}
