package creditbank.cli.quality;

import creditbank.credit.content.Facet;
import creditbank.review.quality.Quality;
import creditbank.review.quality.Quality.Sender;
import creditbank.review.quality.QualityLine;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The quality report as JSON. */
final class QualityJson {
    private QualityJson() {}

    static String of(Quality quality, List<QualityLine> lines) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("since", quality.since().toString());
        ArrayNode senders = root.putArray("senders");
        for (Sender sender : quality.senders()) {
            ObjectNode node = senders.addObject()
                    .put("source", sender.source())
                    .put("batches", sender.batches())
                    .put("rows", sender.rows())
                    .put("refused", sender.refused())
                    .put("held", sender.held());
            ArrayNode findings = node.putArray("findings");
            sender.findings()
                    .forEach(finding -> findings.addObject()
                            .put("code", finding.code())
                            .put("error", finding.error())
                            .put("rows", finding.rows()));
        }
        root.putObject("waiting")
                .put("learners", quality.waiting().learners())
                .put("records", quality.waiting().records())
                .put("words", quality.waiting().words());
        ObjectNode fields = root.putObject("disagreements");
        for (Facet facet : Facet.values()) {
            fields.put(facet.word(), quality.disagreements().getOrDefault(facet, 0L));
        }
        ObjectNode corrections = root.putObject("corrections");
        new TreeMap<>(quality.corrections())
                .forEach((state, count) -> corrections.put(state.name().toLowerCase(Locale.ROOT), count));
        ObjectNode disputes = root.putObject("disputes");
        new TreeMap<>(quality.disputes()).forEach(disputes::put);
        ArrayNode figures = root.putArray("lines");
        lines.forEach(line -> figures.addObject()
                .put("month", line.month())
                .put("source", line.source())
                .put("provider", line.provider())
                .put("province", line.province())
                .put("measure", line.measure().text())
                .put("detail", line.detail())
                .put("count", line.count()));
        return mapper.writeValueAsString(root);
    }
}
