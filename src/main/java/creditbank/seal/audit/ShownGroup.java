package creditbank.seal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A disclosure group in a proof: shown with its salt, or hidden behind its hash.
 *
 * @param hash its hash, hex
 * @param salt its salt, hex, empty where it is hidden
 * @param text its canonical bytes as text, empty where it is hidden
 */
public record ShownGroup(String hash, String salt, String text) {
    private static final String HEX = "[0-9a-f]{64}";
    private static final byte GROUP = 2;

    /** A group that whoever has the proof can read. */
    static ShownGroup of(byte[] salt, byte[] text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(GROUP);
            sha256.update(salt);
            String hash = HexFormat.of().formatHex(sha256.digest(text));
            return new ShownGroup(hash, HexFormat.of().formatHex(salt), new String(text, StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static ShownGroup read(String name, Object json) {
        if (json instanceof Map<?, ?> group) {
            if (group.size() == 1 && group.get("hash") instanceof String hash && hash.matches(HEX)) {
                return new ShownGroup(hash, "", "");
            }
            if (group.size() == 2
                    && group.get("salt") instanceof String salt
                    && salt.matches(HEX)
                    && group.get("text") instanceof String text) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                CanonicalReader.object(utf8);
                return of(HexFormat.of().parseHex(salt), utf8);
            }
        }
        throw new IllegalArgumentException("group " + name + ": expected a hash, or a salt and a text");
    }

    public boolean shown() {
        return !salt.isEmpty();
    }

    ShownGroup hidden() {
        return new ShownGroup(hash, "", "");
    }

    Map<String, String> json() {
        return shown() ? Map.of("salt", salt, "text", text) : Map.of("hash", hash);
    }
}
