package creditbank.practice.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Bearer tokens that were given out, each until it expires. */
final class Tokens {
    private final Map<String, Long> expiries = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Duration life;

    Tokens(Duration life) {
        this.life = life;
    }

    String issue() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        expiries.put(token, System.nanoTime() + life.toNanos());
        return token;
    }

    boolean accepts(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        Long expiry = expiries.get(authorization.substring("Bearer ".length()));
        return expiry != null && System.nanoTime() - expiry < 0;
    }

    long seconds() {
        return life.toSeconds();
    }
}
