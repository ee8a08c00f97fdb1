package creditbank.cli.records;

import creditbank.cli.registry.ActJson;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.counting.Ranking;
import creditbank.credit.counting.Transcript;
import creditbank.credit.evidence.Behind;
import creditbank.credit.evidence.Derivation;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Version;
import creditbank.outcome.Kind;
import creditbank.recognise.Worksheet;
import creditbank.seal.Receipts.Receipt;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record as a JSON document. */
final class RecordJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordJson() {}

    static String of(Shown shown) {
        Evidence evidence = shown.evidence();
        ObjectNode root = JSON.createObjectNode()
                .put("asked", shown.asked())
                .put("record", evidence.head().recordId())
                .put("kind", word(evidence.content().what().kind()))
                .put("learner", evidence.head().learnerId())
                .put("learnerName", evidence.head().learner())
                .put("version", evidence.head().version())
                .put("live", evidence.head().live());
        ArrayNode successors = root.putArray("successors");
        shown.successors().forEach(successors::add);
        facets(root.putObject("shows"), evidence.content());
        derived(root, evidence.derivation(evidence.content().result()));
        choices(root.putArray("choices"), evidence);
        evidence.claims().forEach(claim -> claim(root.withArray("/claims").addObject(), claim));
        if (evidence.content().what().kind() == Kind.COURSE) {
            attempts(root, evidence);
        }
        for (Version version : evidence.versions()) {
            version(root.withArray("/versions").addObject(), version, shown.receipts());
        }
        names(root, evidence);
        root.set("disputes", ActJson.acts(shown.disputes()));
        root.set("audits", ActJson.acts(shown.audits()));
        ArrayNode conversions = root.putArray("conversions");
        for (Worksheet worksheet : shown.explanation().worksheets()) {
            conversions
                    .addObject()
                    .put("batch", worksheet.batchId())
                    .put("inForce", worksheet.equals(shown.explanation().inForce()))
                    .set("worksheet", JSON.readTree(worksheet.json()));
        }
        return JSON.writeValueAsString(root);
    }

    /** All that is said, by facet. */
    static void facets(ObjectNode node, Content content) {
        for (Facet facet : Facet.values()) {
            String value = facet.text(content);
            if (!value.isEmpty()) {
                node.put(facet.word(), value);
            }
        }
    }

    private static void choices(ArrayNode list, Evidence evidence) {
        evidence.choices().forEach(choice -> {
            ObjectNode node = list.addObject()
                    .put("field", choice.facet().word())
                    .put("value", choice.value())
                    .put("source", choice.source())
                    .put("reason", word(choice.reason()));
            ArrayNode rivals = node.putArray("others");
            choice.rivals()
                    .forEach(rival -> rivals.addObject()
                            .put("source", rival.source())
                            .put("value", choice.facet().text(rival.content())));
        });
    }

    private static void derived(ObjectNode node, @Nullable Derivation derivation) {
        if (derivation != null) {
            LocalDate until = derivation.table().span().until();
            node.putObject("derived")
                    .put("hundredths", derivation.hundredths())
                    .put("source", derivation.source())
                    .put("table", derivation.table().name())
                    .put("from", derivation.table().span().from().toString())
                    .put("until", until == null ? null : until.toString())
                    .put("mapping", derivation.mapping());
        }
    }

    private static void claim(ObjectNode node, Behind claim) {
        node.put("claim", claim.number())
                .put("source", claim.said().source())
                .put("trust", claim.said().trust())
                .put("key", claim.said().key().toString())
                .put("learnerName", claim.learner())
                .put("batch", claim.by().batch())
                .put("date", claim.by().date().toString())
                .put("delivery", claim.by().delivery())
                .put("deliveryDigest", claim.by().digest())
                .put("files", claim.by().files())
                .put("row", claim.by().line());
        facets(node.putObject("says"), claim.said().content());
    }

    private static void attempts(ObjectNode root, Evidence evidence) {
        ArrayNode attempts = root.putArray("attempts");
        for (Attempt attempt : evidence.attempts()) {
            ObjectNode node = attempts.addObject()
                    .put("result", Facet.text(attempt))
                    .put("kind", word(attempt.kind()))
                    .put("counts", attempt.equals(evidence.content().result()));
            derived(node, evidence.derivation(attempt));
        }
        Ranking ranking = evidence.ranking();
        root.putObject("counting")
                .put("creditsEarned", Transcript.of(evidence.attempts()).earned())
                .put("rankingHundredths", ranking.hundredths())
                .put("ranking", word(ranking.reason()));
    }

    private static void version(ObjectNode node, Version version, Map<Long, Receipt> receipts) {
        node.put("version", version.number())
                .put("batch", version.by().batch())
                .put("source", version.by().source())
                .put("date", version.by().date().toString())
                .put("state", version.by().state())
                .put("live", version.live())
                .put("claims", version.claims());
        Receipt receipt = receipts.get(version.by().batch());
        if (receipt != null) {
            node.put("logEntry", receipt.position()).put("sealRoot", receipt.root());
        }
        ObjectNode changes = node.putObject("changes");
        version.changes().forEach((facet, value) -> changes.put(facet.word(), value));
    }

    private static void names(ObjectNode root, Evidence evidence) {
        ArrayNode names = root.putArray("otherKeys");
        evidence.names()
                .forEach(name -> names.addObject()
                        .put("key", name.key())
                        .put("record", name.recordId())
                        .put("from", name.from())
                        .put("until", name.until()));
        corrections(root.putArray("corrections"), evidence);
        ArrayNode doubts = root.putArray("doubts");
        evidence.doubts()
                .forEach(doubt -> doubts.addObject()
                        .put("record", doubt.recordId())
                        .put("pair", "c" + doubt.claim() + "-c" + doubt.otherClaim())
                        .put("likeness", doubt.likeness()));
    }

    private static void corrections(ArrayNode list, Evidence evidence) {
        evidence.corrections()
                .forEach(standing -> list.addObject()
                        .put("correction", standing.correction().id())
                        .put("field", standing.correction().facet().word())
                        .put("value", standing.correction().value())
                        .put("was", standing.correction().was())
                        .put("reason", standing.correction().reason())
                        .put("by", standing.correction().corrected().by())
                        .put("batch", standing.correction().batch())
                        .put("state", word(standing.state()))
                        .put("sendersSay", standing.now()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
