package creditbank.practice.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a client sends about itself: {@code application/x-www-form-urlencoded} pairs or HTTP Basic. */
final class ClientForm {
    private ClientForm() {}

    static Map<String, String> parse(String form) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    static boolean names(String form, String id, String secret) {
        Map<String, String> pairs = parse(form);
        return id.equals(pairs.get("client_id")) && secret.equals(pairs.get("client_secret"));
    }

    static String basic(String id, String secret) {
        return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
