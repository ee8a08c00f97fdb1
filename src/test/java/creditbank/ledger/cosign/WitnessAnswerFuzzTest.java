package creditbank.ledger.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a witness answers: each is some reply, and none has many words. */
class WitnessAnswerFuzzTest {
    private static final int LONGEST_WORDS = 140;

    @FuzzTest
    void reply(FuzzedDataProvider data) {
        int status = data.pickValue(new int[] {200, 404, 409, 422, 500, 600});
        String body = data.consumeRemainingAsString();
        switch (WitnessClient.reply(status, body)) {
            case Reply.Signed signed -> assertThat(signed.lines()).isEqualTo(body);
            case Reply.OtherSize other ->
                assertThat(Long.toString(other.size())).isEqualTo(body.strip());
            case Reply.Inconsistent no -> assertWords(no.words());
            case Reply.Failed failed -> assertWords(failed.words());
        }
    }

    private static void assertWords(String words) {
        assertThat(words).hasSizeLessThan(LONGEST_WORDS).doesNotContainPattern("\\p{Cntrl}");
    }
}
