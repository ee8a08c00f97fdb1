package creditbank.credit.correct;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.content.Amount;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.content.What;
import creditbank.credit.content.When;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.Score;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueTest {
    private static final Attempt ATTEMPT = new Attempt(AttemptKind.NORMAL, null, Score.NONE, null);
    private static final Content COURSE = new Content(
            new What(Kind.COURSE, "", "", "", ""),
            "",
            new When("", null, null),
            ATTEMPT,
            new Amount(null, null),
            List.of());

    /** A space that does not break is no white space for Java, and nothing in a sender's row. */
    @ParameterizedTest
    @EnumSource(Facet.class)
    void nothing_but_white_space_of_any_kind_is_refused_with_the_reason(Facet facet) {
        for (String text : List.of("", " \t", "\u00a0", "\u3000")) {
            assertThat(facet == Facet.RESULT ? Value.attempt(ATTEMPT, text) : Value.parse(COURSE, facet, text))
                    .isNull();
            assertThat(Value.refusal(COURSE, facet, text)).contains("value.missing, expected a value");
        }
    }
}
