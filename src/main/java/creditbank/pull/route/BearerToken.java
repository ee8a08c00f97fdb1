package creditbank.pull.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.jspecify.annotations.Nullable;

/** An OAuth2 access token (RFC 6749), as bean {@code token}; lives as long as one pull and is never logged. */
public final class BearerToken {
    private static final Duration UNSAID_LIFE = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private @Nullable String token;
    private long refreshAt;

    /** Whether a new token should be fetched: there is none, or the rest of its life is shorter than half of it or 30 seconds. */
    public boolean isStale() {
        return token == null || System.nanoTime() - refreshAt >= 0;
    }

    /** Takes the token endpoint's answer. */
    public void accept(@Body String answer) throws SourceException {
        if (!(parse(answer) instanceof JsonObject json) || !(json.get("access_token") instanceof String access)) {
            throw new SourceException("requesting a token: the answer has no access_token");
        }
        long life = json.get("expires_in") instanceof Number seconds
                ? TimeUnit.SECONDS.toNanos(seconds.longValue())
                : UNSAID_LIFE.toNanos();
        token = access;
        refreshAt = System.nanoTime() + life - Math.min(life / 2, MARGIN.toNanos());
    }

    /** The value of the {@code Authorization} header. */
    public String header() {
        return "Bearer " + token;
    }

    private static Object parse(String answer) throws SourceException {
        try {
            return Jsoner.deserialize(answer);
        } catch (DeserializationException e) {
            // The cause quotes the answer, and with it perhaps the token.
            throw new SourceException("requesting a token: the answer is not JSON");
        }
    }
}
