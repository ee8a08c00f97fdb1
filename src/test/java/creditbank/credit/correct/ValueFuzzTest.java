package creditbank.credit.correct;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.credit.content.Amount;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.content.What;
import creditbank.credit.content.When;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import java.util.List;

/** What a person gives as a correction: a value, or a refusal that says why. */
class ValueFuzzTest {
    @FuzzTest
    void value(FuzzedDataProvider data) {
        Kind kind = data.pickValue(Kind.values());
        Facet facet = data.pickValue(Facet.values());
        Scale scale = data.pickValue(Scale.values());
        String text = data.consumeRemainingAsString();
        Attempt attempt = new Attempt(AttemptKind.NORMAL, null, new Score("3", scale, null), null);
        Content content = new Content(
                new What(kind, "", "", "", ""),
                "",
                new When("", null, null),
                attempt,
                new Amount(null, null),
                List.of());
        boolean refused = facet == Facet.RESULT
                ? Value.attempt(attempt, text) == null
                : Value.parse(content, facet, text) == null;
        assertThat(Value.refusal(content, facet, text).isEmpty()).isEqualTo(!refused);
    }
}
