package creditbank.seal.audit;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Makes the canonical bytes of record versions in the database's own language, from the description in the package {@code credit}: {@code concat_ws} leaves out
 * what is unknown, {@code to_json} escapes as RFC 8785 wants.
 */
final class GroupSql {
    private static final String KINDS = words("course", "certificate", "training", "internship", "work", "award");
    private static final String ATTEMPTS = words("normal", "make-up", "deferred", "repeated", "exempt");
    private static final String STATUSES =
            words("passed", "failed", "in-progress", "absent", "deferred", "void", "exempt", "pending");
    private static final String SCALES = words("hundred", "five-level", "two-level", "letter", "point", "mark");

    /** A batch's versions in rising order: record, version, and the six groups. */
    static final String VERSIONS = """
            select v.record_id, v.version,
                '{"learner":' || v.learner_id || ',"record":' || v.record_id || ',"version":' || v.version || '}',
                %s, %s, %s, %s, %s
            from (
                select v.*, a.attempts
                from record_version v
                left join (
                    select a.record_id, a.version, string_agg(%s, ',' order by a.ordinal) as attempts
                    from record_version b join attempt a using (record_id, version)
                    where b.batch_id = ? group by a.record_id, a.version) a using (record_id, version)
                where v.batch_id = ?
                order by v.record_id, v.version) v""".formatted(
                    object(
                            text("code", "v.code"),
                            word("kind", KINDS, "v.kind"),
                            text("level", "v.level"),
                            text("number", "v.number"),
                            text("title", "v.title")),
                    object(text("provider", "v.provider")),
                    object(
                            date("begin", "v.begin_date", "v.begin_precision"),
                            date("end", "v.end_date", "v.end_precision"),
                            text("term", "v.term")),
                    object(
                            word("attempt", ATTEMPTS, "v.attempt"),
                            "'\"attempts\":[' || v.attempts || ']'",
                            "'\"live\":' || v.live",
                            result("v")),
                    object(hundredths("credits", "v.credits"), hundredths("hours", "v.hours")),
                    object(word("attempt", ATTEMPTS, "a.kind"), result("a")));

    private GroupSql() {}

    private static String result(String table) {
        return String.join(
                ", ",
                date("on", table + ".result_date", table + ".result_precision"),
                "'\"scale\":\"' || coalesce((" + SCALES + ")[" + table + ".scale], case " + table
                        + ".scale when 0 then 'none' end) || '\"'",
                text("score", table + ".score"),
                word("status", STATUSES, table + ".status"),
                hundredths("value", table + ".score_hundredths"));
    }

    private static String object(String... members) {
        return "'{' || concat_ws(',', " + String.join(", ", members) + ") || '}'";
    }

    private static String text(String name, String column) {
        return "case when " + column + " <> '' then '\"" + name + "\":' || to_json(" + column + ") end";
    }

    private static String word(String name, String words, String column) {
        return "'\"" + name + "\":\"' || (" + words + ")[" + column + "] || '\"'";
    }

    private static String date(String name, String column, String precision) {
        return "'\"" + name + "\":\"' || left(" + column + "::text, case " + precision
                + " when 1 then 4 when 2 then 7 else 10 end) || '\"'";
    }

    private static String hundredths(String name, String column) {
        return "'\"" + name + "\":\"' || " + column + " / 100 || '.' || lpad((" + column
                + " % 100)::text, 2, '0') || '\"'";
    }

    private static String words(String... words) {
        return Arrays.stream(words).collect(Collectors.joining("','", "array['", "']"));
    }
}
