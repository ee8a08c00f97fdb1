package creditbank.credit.content;

import creditbank.outcome.PartialDate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of a record, as the package {@code credit} describes them to the byte.
 */
public final class CanonicalRecord {
    /** Made once for each constant of the vocabulary: a batch of a million records says them five million times. */
    private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

    private CanonicalRecord() {}

    /** The six disclosure groups who, what, where, when, result, credit, each UTF-8. */
    public static List<byte[]> groups(long learnerId, long recordId, int version, boolean live, Content content) {
        String who = new Canonical()
                .number("learner", learnerId)
                .number("record", recordId)
                .number("version", version)
                .end();
        return List.of(
                utf8(who),
                utf8(what(content)),
                utf8(where(content)),
                utf8(when(content)),
                utf8(result(content, live)),
                utf8(credit(content)));
    }

    /** The line for content digests: five groups without who, and the claims behind, joined by line feeds; no surrogate id, version or clock. */
    public static byte[] line(boolean live, Content content, List<Said> claims) {
        String behind = claims.size() == 1
                ? claims.getFirst().name()
                : String.join(",", claims.stream().map(Said::name).sorted().toList());
        return utf8(String.join(
                "\n", what(content), where(content), when(content), result(content, live), credit(content), behind));
    }

    private static String what(Content content) {
        What what = content.what();
        return new Canonical()
                .text("code", what.code())
                .text("kind", word(what.kind()))
                .text("level", what.level())
                .text("number", what.number())
                .text("title", what.title())
                .end();
    }

    private static String where(Content content) {
        return new Canonical().text("provider", content.provider()).end();
    }

    private static String when(Content content) {
        return new Canonical()
                .text("begin", date(content.when().begin()))
                .text("end", date(content.when().end()))
                .text("term", content.when().term())
                .end();
    }

    private static String result(Content content, boolean live) {
        Canonical result = new Canonical().text("attempt", word(content.result().kind()));
        if (!content.attempts().isEmpty()) {
            result.raw(
                    "attempts",
                    "["
                            + String.join(
                                    ",",
                                    content.attempts().stream()
                                            .map(CanonicalRecord::attempt)
                                            .toList())
                            + "]");
        }
        return rest(result.raw("live", live ? "true" : "false"), content.result());
    }

    private static String attempt(Attempt attempt) {
        return rest(new Canonical().text("attempt", word(attempt.kind())), attempt);
    }

    private static String rest(Canonical object, Attempt attempt) {
        return object.text("on", date(attempt.on()))
                .text("scale", word(attempt.score().scale()))
                .text("score", attempt.score().text())
                .text("status", attempt.status() == null ? "" : word(attempt.status()))
                .text("value", hundredths(attempt.score().hundredths()))
                .end();
    }

    private static String credit(Content content) {
        return new Canonical()
                .text("credits", hundredths(content.amount().credits()))
                .text("hours", hundredths(content.amount().hours()))
                .end();
    }

    private static String date(@Nullable PartialDate date) {
        return date == null ? "" : date.toString();
    }

    private static String hundredths(@Nullable Integer value) {
        if (value == null) {
            return "";
        }
        int rest = value % 100;
        return value / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    private static String word(Enum<?> constant) {
        String word = WORDS.get(constant);
        return word == null
                ? WORDS.computeIfAbsent(
                        constant, made -> made.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                : word;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
