package creditbank.cli.link;

import creditbank.practice.evaluate.Agreement;
import creditbank.practice.evaluate.BankAgreement;
import creditbank.practice.evaluate.CreditAgreement;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How well a practice bank agrees with its truth, for people and as JSON. */
final class BankReport {
    private BankReport() {}

    static String text(BankAgreement bank) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-24s %10s %10s %9s %9s %9s%n", "pairs", "found", "true", "precision", "recall", "f1"));
        named(bank).forEach((name, agreement) -> line(text, name, agreement));
        bank.byTrouble().forEach((trouble, agreement) -> line(text, "  " + trouble, agreement));
        return text.append(String.format(
                        Locale.ROOT,
                        "%d of %d learners who are one person have other credits than in truth%s%n%d learners with two documents, %d claims that the truth does not know",
                        bank.credits().wrong(),
                        bank.credits().learners(),
                        worst(bank.credits().worst()),
                        bank.learnersWithTwoDocuments(),
                        bank.unknown()))
                .toString();
    }

    static String json(BankAgreement bank) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode learners = put(root.putObject("learners"), bank.learners());
        put(learners.putObject("byDocument"), bank.exact());
        put(learners.putObject("beyondDocuments"), bank.beyondExact());
        ObjectNode troubles = learners.putObject("byTrouble");
        bank.byTrouble().forEach((trouble, agreement) -> put(troubles.putObject(trouble), agreement));
        learners.put("withTwoDocuments", bank.learnersWithTwoDocuments());
        ObjectNode records = put(root.putObject("records"), bank.records());
        put(records.putObject("ofRightLearners"), bank.recordsOfRight());
        put(root.putObject("credits"), bank.credits());
        root.put("unknownClaims", bank.unknown());
        return mapper.writeValueAsString(root);
    }

    private static Map<String, Agreement> named(BankAgreement bank) {
        Map<String, Agreement> named = new LinkedHashMap<>();
        named.put("learners", bank.learners());
        named.put("  by a document", bank.exact());
        named.put("  beyond documents", bank.beyondExact());
        named.put("records", bank.records());
        named.put("  of right learners", bank.recordsOfRight());
        return named;
    }

    private static void line(StringBuilder text, String name, Agreement agreement) {
        text.append(String.format(
                Locale.ROOT,
                "%-24s %10d %10d %9.5f %9.5f %9.5f%n",
                name,
                agreement.found(),
                agreement.truth(),
                agreement.precision(),
                agreement.recall(),
                agreement.f1()));
    }

    private static String worst(CreditAgreement.@Nullable Worst worst) {
        return worst == null
                ? ""
                : ", the worst learner " + worst.learner() + ": " + credits(worst.bank()) + ", in truth "
                        + credits(worst.truth());
    }

    private static void put(ObjectNode node, CreditAgreement credits) {
        node.put("learners", credits.learners()).put("wrong", credits.wrong());
        CreditAgreement.Worst worst = credits.worst();
        if (worst != null) {
            node.putObject("worst")
                    .put("learner", worst.learner())
                    .put("credits", credits(worst.bank()))
                    .put("truth", credits(worst.truth()));
        }
    }

    private static String credits(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    private static ObjectNode put(ObjectNode node, Agreement agreement) {
        return node.put("found", agreement.found())
                .put("true", agreement.truth())
                .put("precision", agreement.precision())
                .put("recall", agreement.recall())
                .put("f1", agreement.f1());
    }
}
