package creditbank.credit;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.content.Amount;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.CanonicalRecord;
import creditbank.credit.content.Content;
import creditbank.credit.content.Said;
import creditbank.credit.content.What;
import creditbank.credit.content.When;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalRecordTest {
    private static final String WHAT = "{\"code\":\"CS101\",\"kind\":\"course\",\"title\":\"Algorithms\"}";
    private static final String WHERE = "{\"provider\":\"4111010001\"}";
    private static final String WHEN = "{\"term\":\"2023-2024-2\"}";
    private static final String RESULT =
            "{\"attempt\":\"make-up\",\"attempts\":[{\"attempt\":\"normal\",\"on\":\"2024-06-30\","
                    + "\"scale\":\"hundred\",\"score\":\"55\",\"status\":\"failed\",\"value\":\"55.00\"},"
                    + "{\"attempt\":\"make-up\",\"scale\":\"five-level\",\"score\":\"及格\",\"status\":\"passed\"}],"
                    + "\"live\":true,\"scale\":\"five-level\",\"score\":\"及格\",\"status\":\"passed\"}";
    private static final String CREDIT = "{\"credits\":\"2.50\",\"hours\":\"40.00\"}";

    private static Content example() {
        PartialDate day = PartialDate.day(LocalDate.of(2024, 6, 30));
        Attempt failed = new Attempt(AttemptKind.NORMAL, Status.FAILED, new Score("55", Scale.HUNDRED, 5500), day);
        Attempt passed = new Attempt(AttemptKind.MAKE_UP, Status.PASSED, new Score("及格", Scale.FIVE_LEVEL, null), null);
        return new Content(
                new What(Kind.COURSE, "CS101", "Algorithms", "", ""),
                "4111010001",
                new When("2023-2024-2", null, null),
                passed,
                new Amount(250, 4000),
                List.of(failed, passed));
    }

    @Test
    void the_groups_are_those_of_the_worked_example() {
        assertThat(CanonicalRecord.groups(7, 12, 3, true, example()))
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactly("{\"learner\":7,\"record\":12,\"version\":3}", WHAT, WHERE, WHEN, RESULT, CREDIT);
    }

    @Test
    void the_line_ends_with_the_claims_in_their_order() {
        Said second = new Said("jwxt", new UUID(0, 2), 1, example());
        Said first = new Said("badges", new UUID(0, 255), 2, example());
        byte[] line = CanonicalRecord.line(true, example(), List.of(second, first));
        assertThat(new String(line, StandardCharsets.UTF_8))
                .isEqualTo(String.join(
                        "\n",
                        WHAT,
                        WHERE,
                        WHEN,
                        RESULT,
                        CREDIT,
                        "badges/00000000-0000-0000-0000-0000000000ff,jwxt/00000000-0000-0000-0000-000000000002"));
    }

    @Test
    void quotes_and_control_characters_are_escaped_as_rfc_8785_says() {
        Content content = new Content(
                new What(Kind.AWARD, "", "a\"b\\c\nd\u0001e\u001f/\u4e2d", "", ""),
                "",
                new When("", null, null),
                new Attempt(AttemptKind.NORMAL, null, Score.NONE, null),
                new Amount(null, 5),
                List.of());
        List<String> groups = CanonicalRecord.groups(1, 2, 1, false, content).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
        assertThat(groups)
                .containsExactly(
                        "{\"learner\":1,\"record\":2,\"version\":1}",
                        "{\"kind\":\"award\",\"title\":\"a\\\"b\\\\c\\nd\\u0001e\\u001f/\u4e2d\"}",
                        "{}",
                        "{}",
                        "{\"attempt\":\"normal\",\"live\":false,\"scale\":\"none\"}",
                        "{\"hours\":\"0.05\"}");
    }
}
