package creditbank.run.source;

import creditbank.map.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions and conditions of routes: they see the pull's own properties, headers and helpers, and of the body only whether there is one. */
final class RouteExpressions {
    private static final String METHOD = "method";
    private static final List<String> LANGUAGES = List.of("simple", "constant", "exchangeProperty", "header", METHOD);
    /** What routes may call, by bean. */
    private static final Map<String, Set<String>> HELPERS =
            Map.of("pages", Set.of("first", "next"), "token", Set.of("isStale", "header"));

    private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern ALLOWED = Pattern.compile("body|null|(exchangeProperty|header|exception)[.][\\w.-]+");
    private static final Pattern BODY = Pattern.compile("\\s*\\$\\{body}\\s*[!=]=\\s*null\\s*");
    private static final Pattern SECRET_HEADER =
            Pattern.compile("(?i)authorization|proxy-authorization|cookie|.*(key|token|secret|password).*");
    private static final Pattern SECRET_TEXT = Pattern.compile("(?i)(secret|password|passphrase|token|key)=[^{&]");

    private RouteExpressions() {}

    /** Checks a step that has one expression beside other keys. */
    static void check(YamlNode step, String... others) {
        List<String> known = new ArrayList<>(LANGUAGES);
        known.addAll(Arrays.asList(others));
        step.only(known.toArray(new String[0]));
        List<String> found = LANGUAGES.stream().filter(step::has).toList();
        if (found.size() != 1) {
            if (known.containsAll(step.entries().keySet())) {
                step.problem("expected one of " + String.join(", ", LANGUAGES));
            }
            return;
        }
        YamlNode value = step.need(found.getFirst());
        if (found.getFirst().equals(METHOD)) {
            method(value);
        } else {
            text(found.getFirst(), value);
        }
    }

    /** Checks that a header which carries a secret has none in the file. */
    static void checkHeader(YamlNode step) {
        YamlNode constant = step.get("constant");
        if (constant != null && SECRET_HEADER.matcher(step.need("name").text()).matches() && !isPlaceholder(constant)) {
            constant.problem(
                    "the header '" + step.need("name").text() + "' has a literal value, expected a placeholder");
        }
    }

    private static boolean isPlaceholder(YamlNode node) {
        return node.text().contains("{{");
    }

    private static void text(String language, YamlNode value) {
        String text = value.text();
        if (language.equals("constant") && SECRET_TEXT.matcher(text).find()) {
            value.problem("a secret has a literal value, expected a placeholder");
        }
        if (!language.equals("simple")) {
            return;
        }
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            String name = function.group(1);
            boolean body = name.equals("body");
            if (body ? !BODY.matcher(text).matches() : !ALLOWED.matcher(name).matches()) {
                value.problem(
                        "'${" + name + "}' is not for routes, which must not look into what they fetch; expected"
                                + " ${body} != null, ${body} == null, ${null}, ${exchangeProperty.…}, ${header.…} or ${exception.…}");
            }
        }
    }

    private static void method(YamlNode method) {
        method.only("ref", "method");
        String bean = method.need("ref").text();
        String call = method.need("method").text().replaceFirst("[(].*", "");
        Set<String> calls = HELPERS.get(bean);
        if (calls == null) {
            method.need("ref")
                    .problem("expected one of pages, token" + method.need("ref").found());
        } else if (!calls.contains(call)) {
            method.need("method")
                    .problem("expected one of "
                            + String.join(", ", calls.stream().sorted().toList()) + ", found '" + call + "'");
        }
    }
}
