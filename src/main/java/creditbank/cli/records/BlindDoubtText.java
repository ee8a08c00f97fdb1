package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.content.Content;
import creditbank.credit.same.ClaimPair;
import creditbank.review.RecordDoubt;
import creditbank.review.RecordDoubts;
import creditbank.review.RecordDoubts.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records in doubt for somebody who shall judge for himself: what both sides say and nothing else. Left out are who says it and how trusted that is, which
 * learner and records it is about, how the program compares the two, what credits hang on it, and what others have decided. The list has the pairs on which most
 * credits hang, by their numbers, so that its order tells nothing either.
 */
public final class BlindDoubtText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BlindDoubtText() {}

    /** The head of the queue; the connection must be in a transaction. */
    public static String queue(Connection connection, int most, HomeOptions options) throws SQLException {
        Head head = RecordDoubts.queue(connection, most);
        List<RecordDoubt> first = head.first().stream()
                .sorted(Comparator.comparingLong(
                                (RecordDoubt doubt) -> doubt.pair().a())
                        .thenComparingLong(doubt -> doubt.pair().b()))
                .toList();
        return options.json() ? json(head.doubtful(), first) : text(head.doubtful(), first, options);
    }

    private static String text(long doubtful, List<RecordDoubt> first, HomeOptions options) {
        if (first.isEmpty()) {
            return "no pair of records waits for people";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%,d pairs of records may be one achievement%n%-21s %s%n", doubtful, "pair", "kind"));
        for (RecordDoubt doubt : first) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-21s %-12s %s / %s%n",
                    doubt.pair(),
                    kind(doubt),
                    titles(doubt).getFirst(),
                    titles(doubt).getLast()));
        }
        return text.append(options.shell()
                        .line("review show --blind " + first.getFirst().pair()))
                .toString();
    }

    private static String json(long doubtful, List<RecordDoubt> first) {
        ObjectNode root = JSON.createObjectNode().put("doubtful", doubtful);
        ArrayNode pairs = root.putArray("pairs");
        first.forEach(doubt -> pairs.addObject()
                .put("pair", doubt.pair().toString())
                .put("kind", kind(doubt))
                .put("oneTitle", titles(doubt).getFirst())
                .put("otherTitle", titles(doubt).getLast()));
        return JSON.writeValueAsString(root);
    }

    /** One pair, in doubt or not; the connection must be in a transaction. */
    public static String pair(Connection connection, ClaimPair pair, HomeOptions options) throws SQLException {
        Content one = content(connection, pair.a());
        Content other = content(connection, pair.b());
        return options.json() ? json(pair, one, other) : text(pair, one, other, options);
    }

    private static Content content(Connection connection, long claim) throws SQLException {
        return DoubtText.side(connection, claim).claim().said().content();
    }

    private static String text(ClaimPair pair, Content one, Content other, HomeOptions options) {
        return String.join(
                System.lineSeparator(),
                "pair " + pair,
                DoubtText.sides(one, other) + options.shell().line("review link " + pair),
                options.shell().line("review apart " + pair));
    }

    private static String json(ClaimPair pair, Content one, Content other) {
        ObjectNode root = JSON.createObjectNode().put("pair", pair.toString());
        RecordJson.facets(root.putObject("one"), one);
        RecordJson.facets(root.putObject("other"), other);
        return JSON.writeValueAsString(root);
    }

    /** In the order of their characters, not of the records. */
    private static List<String> titles(RecordDoubt doubt) {
        return Stream.of(doubt.one().title(), doubt.other().title()).sorted().toList();
    }

    private static String kind(RecordDoubt doubt) {
        return doubt.kind().name().toLowerCase(Locale.ROOT);
    }
}
