package creditbank.cli.review;

import creditbank.batch.Batch;
import creditbank.credit.same.SameDecision;
import creditbank.resolve.Decision;
import creditbank.resolve.Resolved;
import creditbank.review.Achieved;
import creditbank.review.Doubt;
import creditbank.review.Identity;
import creditbank.review.Item;
import creditbank.review.Party;
import creditbank.review.Queue;
import creditbank.review.Scored;
import creditbank.review.Side;
import creditbank.review.Stake;
import creditbank.run.review.ReviewReport;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queue, pair, decisions and reports as JSON documents; credits are whole hundredths, in keys that say so. */
final class ReviewJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReviewJson() {}

    static String queue(Queue queue, List<Decision> waiting) {
        ObjectNode root =
                JSON.createObjectNode().put("doubtful", queue.doubtful()).put("decisionsWaiting", waiting.size());
        ArrayNode pairs = root.putArray("pairs");
        queue.first().forEach(doubt -> doubt(pairs.addObject(), doubt));
        return JSON.writeValueAsString(root);
    }

    private static void doubt(ObjectNode node, Doubt doubt) {
        node.put("pair", doubt.pair().toString()).put("weight", doubt.weight()).put("pairs", doubt.pairs());
        node.put("hold", Cells.word(doubt.hold())).put("opinions", Cells.word(doubt.heard()));
        stake(node.putObject("stake"), doubt.stake());
        party(node.putObject("one"), doubt.one());
        party(node.putObject("other"), doubt.other());
    }

    private static void party(ObjectNode node, Party party) {
        node.put("learner", party.learner()).put("source", party.source()).put("name", party.name());
    }

    private static void stake(ObjectNode node, Stake stake) {
        node.put("creditHundredths", stake.credits())
                .put("records", stake.records())
                .put("twice", stake.twice());
    }

    static String item(Item item) {
        ObjectNode root = JSON.createObjectNode()
                .put("pair", item.pair().toString())
                .put("together", item.together())
                .put("hold", item.hold() == null ? "" : Cells.word(item.hold()))
                .put("phone", Cells.word(item.phone()))
                .put("opinions", Cells.word(item.heard()));
        stake(root.putObject("stake"), item.stake());
        side(root.putObject("one"), item.one());
        side(root.putObject("other"), item.other());
        scored(root.putObject("weight"), item.scored());
        ArrayNode decisions = root.putArray("decisions");
        item.decisions().forEach(decision -> decision(decisions.addObject(), decision));
        return JSON.writeValueAsString(root);
    }

    private static void side(ObjectNode node, Side side) {
        node.put("learner", side.learner()).put("identity", side.identity().id());
        ArrayNode identities = node.putArray("identities");
        side.identities().forEach(one -> identity(identities.addObject(), one));
        ArrayNode records = node.putArray("records");
        side.records().forEach(one -> achieved(records.addObject(), one));
    }

    private static void identity(ObjectNode node, Identity one) {
        node.put("identity", one.id())
                .put("source", one.source())
                .put("name", one.name())
                .put("number", one.number())
                .put("birth", one.birth())
                .put("gender", Cells.word(one.gender()))
                .put("document", one.document())
                .put("validDocument", one.validDocument())
                .put("joinedBy", one.joined().words())
                .put("score", one.joined().score());
    }

    private static void achieved(ObjectNode node, Achieved one) {
        node.put("kind", Cells.word(one.kind()))
                .put("provider", one.provider())
                .put("title", one.title())
                .put("when", one.when())
                .put("creditHundredths", one.credits())
                .put("both", one.both());
    }

    private static void scored(ObjectNode node, Scored scored) {
        node.put("prior", scored.waterfall().prior());
        ArrayNode steps = node.putArray("steps");
        scored.waterfall()
                .steps()
                .forEach(step -> steps.addObject()
                        .put("comparison", step.comparison())
                        .put("level", step.level())
                        .put("bits", step.bits()));
        node.put("relatives", scored.waterfall().relatives())
                .put("cap", scored.waterfall().cap())
                .put("sum", scored.waterfall().weight())
                .put("stored", scored.stored())
                .put("byThisModel", scored.agrees())
                .put("link", scored.link())
                .put("review", scored.review());
    }

    static String decisions(List<Decision> decisions, List<SameDecision> ofRecords) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode array = root.putArray("decisions");
        decisions.forEach(decision -> decision(array.addObject(), decision));
        ArrayNode records = root.putArray("ofRecords");
        ofRecords.forEach(decision -> records.addObject()
                .put("decision", "c" + decision.id())
                .put("pair", decision.pair().toString())
                .put("word", decision.word())
                .put("by", decision.decided().by())
                .put("at", decision.decided().at().toString())
                .put("stands", decision.stands())
                .put("batch", decision.batch()));
        return JSON.writeValueAsString(root);
    }

    private static void decision(ObjectNode node, Decision decision) {
        node.put("decision", decision.id())
                .put("pair", decision.pair().toString())
                .put("word", decision.word())
                .put("by", decision.decided().by())
                .put("at", decision.decided().at().toString())
                .put("stands", decision.stands());
        if (decision.undone() != null) {
            node.put("undoneBy", decision.undone().by())
                    .put("undoneAt", decision.undone().at().toString());
        }
        node.put("batch", decision.batch());
    }

    static String report(ReviewReport report) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode decisions = root.putArray("decisions");
        report.decisions().forEach(decision -> decision(decisions.addObject(), decision));
        root.put("followed", report.followed()).put("opinions", Cells.word(report.heard()));
        Batch batch = report.batch();
        if (batch != null) {
            root.putObject("batch")
                    .put("batch", batch.handle().id())
                    .put("run", batch.run())
                    .put("source", batch.handle().source())
                    .put("state", batch.state().text())
                    .put(
                            "recordsMoved",
                            batch.counts() == null ? 0 : batch.counts().moved())
                    .put("digest", batch.contentDigest());
        }
        Resolved resolved = report.resolved();
        if (resolved != null) {
            root.putObject("learners")
                    .put("merged", resolved.forwarded())
                    .put("made", resolved.learners())
                    .put("returned", resolved.returned())
                    .put("identitiesMoved", resolved.moved());
        }
        return JSON.writeValueAsString(root);
    }
}
