package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.evidence.Behind;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.credit.same.ClaimPair;
import creditbank.credit.same.SameDecision;
import creditbank.credit.same.SameDecisions;
import creditbank.credit.same.compare.Comparison;
import creditbank.credit.same.compare.Likeness;
import creditbank.review.RecordDoubt;
import creditbank.review.RecordDoubts;
import creditbank.review.RecordDoubts.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The queue of records in doubt, and one pair of it, for the commands of {@code review}. */
public final class DoubtText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DoubtText() {}

    /** The head of the queue; the connection must be in a transaction. */
    public static String queue(Connection connection, int most, HomeOptions options) throws SQLException {
        Head head = RecordDoubts.queue(connection, most);
        return options.json() ? json(head) : text(head, options);
    }

    private static String text(Head head, HomeOptions options) {
        if (head.first().isEmpty()) {
            return "no pair of records waits for people";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d pairs of records may be one achievement, those first on which most credits hang%n"
                        + "%-21s %8s %-12s %10s %10s  %s%n",
                head.doubtful(),
                "pair",
                "credits",
                "kind",
                "record",
                "record",
                "likeness"));
        for (RecordDoubt doubt : head.first()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-21s %8s %-12s %10d %10d  %s: %s / %s%n",
                    doubt.pair(),
                    decimal(doubt.credits()),
                    doubt.kind().name().toLowerCase(Locale.ROOT),
                    doubt.one().recordId(),
                    doubt.other().recordId(),
                    doubt.likeness(),
                    doubt.one().title(),
                    doubt.other().title()));
        }
        return text.append(options.shell()
                        .line("review show " + head.first().getFirst().pair()))
                .toString();
    }

    private static String json(Head head) {
        ObjectNode root = JSON.createObjectNode().put("doubtful", head.doubtful());
        ArrayNode pairs = root.putArray("pairs");
        head.first()
                .forEach(doubt -> pairs.addObject()
                        .put("pair", doubt.pair().toString())
                        .put("learner", doubt.learner())
                        .put("kind", doubt.kind().name().toLowerCase(Locale.ROOT))
                        .put("one", doubt.one().recordId())
                        .put("other", doubt.other().recordId())
                        .put("creditHundredths", doubt.credits())
                        .put("likeness", doubt.likeness()));
        return JSON.writeValueAsString(root);
    }

    /** One pair, in doubt or not; the connection must be in a transaction. */
    public static String pair(Connection connection, ClaimPair pair, HomeOptions options) throws SQLException {
        Side one = side(connection, pair.a());
        Side other = side(connection, pair.b());
        Likeness likeness =
                Comparison.of(one.claim.said().content(), other.claim.said().content());
        List<SameDecision> decisions = SameDecisions.of(connection, pair);
        return options.json()
                ? json(pair, one, other, likeness, decisions)
                : text(pair, one, other, likeness, decisions, options);
    }

    /** One side of a pair. */
    record Side(Evidence evidence, Behind claim) {
        long recordId() {
            return evidence.head().recordId();
        }
    }

    /** The side of a live claim. */
    static Side side(Connection connection, long claim) throws SQLException {
        Evidence evidence = Evidences.ofClaim(connection, claim)
                .orElseThrow(() -> new IllegalArgumentException("there is no live claim c" + claim
                        + "; 'review list --kind records' shows pairs that are in doubt"));
        return new Side(
                evidence,
                evidence.claims().stream()
                        .filter(one -> one.number() == claim)
                        .findFirst()
                        .orElse(evidence.claims().getFirst()));
    }

    private static String text(
            ClaimPair pair,
            Side one,
            Side other,
            Likeness likeness,
            List<SameDecision> decisions,
            HomeOptions options) {
        StringBuilder text = new StringBuilder("pair " + pair + ": ")
                .append(one.recordId() == other.recordId() ? "one record now" : "two records now")
                .append(String.format(
                        Locale.ROOT,
                        "%n%-12s %-30s %s%n%-12s record %-23d record %d%n",
                        "",
                        one.claim.said().source(),
                        other.claim.said().source(),
                        "",
                        one.recordId(),
                        other.recordId()));
        text.append(sides(one.claim.said().content(), other.claim.said().content()));
        text.append(String.format(
                Locale.ROOT,
                "compared: %s (%s)%n",
                Likeness.words(likeness.code()),
                likeness.verdict().name().toLowerCase(Locale.ROOT)));
        decisions.forEach(decision -> text.append(state(decision)).append(System.lineSeparator()));
        return text.append(options.shell().line("review link " + pair))
                .append(System.lineSeparator())
                .append(options.shell().line("review apart " + pair))
                .toString();
    }

    /** What two claims say, facet by facet, a line each; a star where they differ. */
    static String sides(Content one, Content other) {
        StringBuilder text = new StringBuilder();
        for (Facet facet : Facet.values()) {
            String here = facet.text(one);
            String there = facet.text(other);
            if (!here.isEmpty() || !there.isEmpty()) {
                text.append(String.format(
                        Locale.ROOT, "%-12s %-30s %s%s%n", facet.word(), here, there, here.equals(there) ? "" : "  *"));
            }
        }
        return text.toString();
    }

    /** A decision about records as people see it. */
    public static String state(SameDecision decision) {
        return "decision c" + decision.id() + ", " + decision.word() + " " + decision.pair() + " by "
                + decision.decided() + (decision.undone() == null ? ", stands" : ", undone by " + decision.undone())
                + (decision.batch() == 0 ? ", not applied yet" : ", applied by batch " + decision.batch());
    }

    private static String json(ClaimPair pair, Side one, Side other, Likeness likeness, List<SameDecision> decisions) {
        ObjectNode root = JSON.createObjectNode()
                .put("pair", pair.toString())
                .put("one", one.recordId())
                .put("other", other.recordId())
                .put("likeness", Likeness.words(likeness.code()))
                .put("verdict", likeness.verdict().name().toLowerCase(Locale.ROOT));
        ArrayNode list = root.putArray("decisions");
        decisions.forEach(decision -> list.addObject()
                .put("decision", "c" + decision.id())
                .put("word", decision.word())
                .put("by", decision.decided().by())
                .put("stands", decision.stands())
                .put("batch", decision.batch()));
        return JSON.writeValueAsString(root);
    }

    private static String decimal(long hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
