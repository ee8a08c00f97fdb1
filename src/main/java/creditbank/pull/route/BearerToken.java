package creditbank.pull.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    private static final String STEP = "requesting a token";
    private static final int MOST_BYTES = 1 << 16;

    private final WatchedStream.Rest rest;
    private @Nullable String token;
    private long refreshAt;

    public BearerToken(Limits limits) {
        rest = new WatchedStream.Rest(limits.bytes(), Duration.ofMillis(limits.millis()), limits.millis());
    }

    /** Whether a new token should be fetched: there is none, or the rest of its life is shorter than half of it or 30 seconds. */
    public boolean isStale() {
        return token == null || System.nanoTime() - refreshAt >= 0;
    }

    /** Takes the token endpoint's answer, of which no more is read than a token may need. */
    public void accept(@Body InputStream body) throws SourceException {
        byte[] answer;
        try {
            // Left open where it does not end: to close it would be to read the rest.
            answer = new WatchedStream(body, STEP, null, rest).readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
        if (answer.length > MOST_BYTES) {
            throw new SourceException(STEP + ": the answer is longer than " + MOST_BYTES + " bytes");
        }
        if (!(parse(new String(answer, StandardCharsets.UTF_8)) instanceof JsonObject json)
                || !(json.get("access_token") instanceof String access)) {
            throw new SourceException(STEP + ": the answer has no access_token");
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
        } catch (DeserializationException | NumberFormatException e) {
            // The cause quotes the answer, and with it perhaps the token.
            throw new SourceException(STEP + ": the answer is not JSON");
        }
    }
}
