package creditbank.cli.registry;

import creditbank.recognise.account.Account;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.ProgrammeFile;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An account as a JSON document; credits are whole hundredths, in keys that say so. */
final class AccountJson {
    private AccountJson() {}

    static String of(Portfolio portfolio, LocalDate day, @Nullable ProgrammeFile file) {
        Account account = portfolio.account(day);
        ObjectNode root = ActJson.JSON
                .createObjectNode()
                .put("learner", account.learnerId())
                .put("date", day.toString())
                .put("countedHundredths", account.counted())
                .put("forfeitedHundredths", account.forfeited())
                .put("uncoveredHundredths", account.uncovered());
        ArrayNode entries = root.putArray("entries");
        account.entries()
                .forEach(entry -> entries.addObject()
                        .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                        .put("level", entry.level())
                        .put("qualificationLevel", entry.placement().number())
                        .put("eqf", entry.placement().eqf())
                        .put("records", entry.records())
                        .put("earnedHundredths", entry.sums().earned())
                        .put("convertedHundredths", entry.sums().converted())
                        .put("redeemedHundredths", entry.sums().redeemed())
                        .put("expiredHundredths", entry.sums().expired())
                        .put("disputedHundredths", entry.sums().disputed()));
        ObjectNode above = root.putObject("aboveCeilingHundredths");
        new TreeMap<>(account.above()).forEach(above::put);
        ArrayNode notices = root.putArray("notices");
        account.notices()
                .forEach(notice -> notices.addObject()
                        .put("code", notice.code().code())
                        .put("act", notice.act())
                        .put("record", notice.recordId())
                        .put("uncoveredHundredths", notice.credits()));
        ArrayNode certificates = root.putArray("certificates");
        portfolio
                .certificates()
                .forEach(certificate -> certificates
                        .addObject()
                        .put("number", certificate.number())
                        .put("programme", certificate.programme())
                        .put("version", certificate.version())
                        .put("act", certificate.act()));
        if (file != null) {
            programme(root.putObject("programme"), portfolio.judge(file.programme(), day), file);
        }
        return ActJson.JSON.writeValueAsString(root);
    }

    private static void programme(ObjectNode node, Allotment allotment, ProgrammeFile file) {
        node.put("id", file.name().id())
                .put("version", file.name().version())
                .put("requiredHundredths", allotment.required())
                .put("countedHundredths", allotment.counted())
                .put("missingHundredths", allotment.missing());
        ArrayNode parts = node.putArray("parts");
        allotment
                .parts()
                .forEach(part -> parts.addObject()
                        .put("part", part.part())
                        .put("leastHundredths", part.least())
                        .put("countedHundredths", part.counted())
                        .put("missingHundredths", part.missing()));
        ArrayNode shares = node.putArray("shares");
        allotment
                .shares()
                .forEach(share -> shares.addObject()
                        .put("record", share.recordId())
                        .put("part", share.part())
                        .put("creditsHundredths", share.credits()));
    }
}
