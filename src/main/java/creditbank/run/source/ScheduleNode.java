package creditbank.run.source;

import creditbank.map.yaml.YamlNode;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Reads when something is due. */
public final class ScheduleNode {
    /** Quartz holds {@code *} and {@code ?} as these numbers, and so takes the numbers for them. No field has them. */
    private static final Pattern QUARTZ_ANY = Pattern.compile("(?<![0-9])9[89](?![0-9])");

    private ScheduleNode() {}

    /** A Quartz cron expression with a time that is still to come. */
    public static String schedule(YamlNode node) {
        String text = node.text();
        if (text.isEmpty()) {
            return text;
        }
        if (QUARTZ_ANY.matcher(text).find()) {
            node.problem("expected a Quartz cron expression such as '0 30 1 * * ?', found '" + text + "'");
            return text;
        }
        try {
            if (new CronExpression(text).getNextValidTimeAfter(Date.from(Instant.now())) == null) {
                node.problem("expected a time that is still to come, found '" + text + "'");
            }
        } catch (ParseException e) {
            node.problem("expected a Quartz cron expression such as '0 30 1 * * ?', found '" + text + "'");
        }
        return text;
    }

    /** A time zone; UTC where something else stands. */
    public static ZoneId zone(YamlNode node) {
        String text = node.text();
        try {
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            node.problem("expected a time zone such as Asia/Shanghai, found '" + text + "'");
            return ZoneOffset.UTC;
        }
    }
}
