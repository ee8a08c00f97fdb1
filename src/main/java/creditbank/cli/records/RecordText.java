package creditbank.cli.records;

import creditbank.cli.registry.ActText;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Choice;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.correct.Correction;
import creditbank.credit.correct.Standing;
import creditbank.credit.correct.Standing.State;
import creditbank.credit.counting.Ranking;
import creditbank.credit.counting.Transcript;
import creditbank.credit.evidence.Behind;
import creditbank.credit.evidence.Behind.Brought;
import creditbank.credit.evidence.Derivation;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidence.Head;
import creditbank.credit.evidence.Version;
import creditbank.outcome.Kind;
import creditbank.recognise.Worksheet;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.ActType;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.seal.Receipts.Receipt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record for a registrar: a section for each question, in the order in which they are asked. */
final class RecordText {
    /** Of the names of facets. */
    private static final int WIDTH = 12;

    private static final int ROOT = 16;

    private final StringBuilder text = new StringBuilder();

    private RecordText() {}

    static String of(Shown shown) {
        RecordText text = new RecordText();
        Evidence evidence = shown.evidence();
        text.head(shown, evidence.head(), evidence.content());
        text.choices(evidence);
        text.claims(evidence.claims());
        text.attempts(evidence);
        text.versions(evidence.versions(), shown.receipts());
        text.names(evidence);
        text.corrections(evidence);
        text.doubts(evidence);
        text.disputes(shown.disputes());
        text.audits(shown);
        text.conversions(shown);
        return text.text.toString().stripTrailing();
    }

    private void head(Shown shown, Head head, Content content) {
        if (head.recordId() != shown.asked()) {
            line("record " + shown.asked() + " has gone into record " + head.recordId() + ", which is shown");
        } else if (shown.successors().size() > 1) {
            line("its claims now stand in several records: "
                    + shown.successors().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        line("record " + head.recordId() + ", " + word(content.what().kind()) + ", version " + head.version()
                + (head.live() ? "" : shown.successors().isEmpty() ? ", withdrawn" : ", ended"));
        line("learner " + head.learnerId() + (head.learner().isEmpty() ? "" : ", " + head.learner()));
    }

    private void choices(Evidence evidence) {
        section("what counts, and why");
        if (evidence.choices().isEmpty()) {
            for (Facet facet : Facet.values()) {
                String value = facet.text(evidence.content());
                if (!value.isEmpty()) {
                    line("  " + padded(facet.word()) + value);
                }
            }
        }
        for (Choice choice : evidence.choices()) {
            String source = choice.source().isEmpty() ? "" : choice.source() + ": ";
            line("  " + padded(choice.facet().word()) + choice.value() + "  [" + source
                    + choice.reason().meaning() + "]");
            if (choice.facet() == Facet.RESULT) {
                derived(evidence, evidence.content().result());
            }
            choice.rivals()
                    .forEach(rival -> line("  " + padded("") + "not "
                            + choice.facet().text(rival.content()) + ", as " + rival.source() + " says"));
        }
    }

    private void derived(Evidence evidence, Attempt attempt) {
        Derivation derivation = evidence.derivation(attempt);
        if (derivation != null) {
            line("  " + padded("") + "= " + derivation + ", mapping "
                    + derivation.mapping().substring(0, ROOT) + "…");
        }
    }

    private void claims(List<Behind> claims) {
        section(claims.isEmpty() ? "no claims stand behind it" : "claims behind it, the most believed first");
        for (Behind claim : claims) {
            Brought by = claim.by();
            line("  c" + claim.number() + "  " + claim.said().source() + ", trust "
                    + claim.said().trust() + ", batch " + by.batch() + " of " + by.date()
                    + (by.delivery() == 0 ? "" : ", delivery " + by.delivery())
                    + (by.files().isEmpty() ? "" : ", " + by.files())
                    + (by.line() == 0 ? "" : ", row " + by.line()));
            line("        learner " + claim.learner() + ", row key "
                    + claim.said().key());
            Content content = claim.said().content();
            StringBuilder says = new StringBuilder();
            for (Facet facet : Facet.values()) {
                String value = facet.text(content);
                if (!value.isEmpty()) {
                    says.append(says.isEmpty() ? "" : "; ")
                            .append(facet.word())
                            .append(' ')
                            .append(value);
                }
            }
            line("        " + says);
        }
    }

    private void attempts(Evidence evidence) {
        if (evidence.content().what().kind() != Kind.COURSE) {
            return;
        }
        List<Attempt> attempts = evidence.attempts();
        section("attempts");
        for (Attempt attempt : attempts) {
            String what = Facet.text(attempt);
            line("  " + (attempt.equals(evidence.content().result()) ? "* " : "  ")
                    + (what.isEmpty() ? "no result" : what));
            derived(evidence, attempt);
        }
        Transcript transcript = Transcript.of(attempts);
        line("  " + padded("transcript") + "the best passed, else the latest (*): credits "
                + (transcript.earned() ? "earned" : "not earned"));
        Ranking ranking = evidence.ranking();
        Integer score = ranking.hundredths();
        line("  " + padded("ranking") + (score == null ? "" : decimal(score) + ", ")
                + ranking.reason().meaning());
    }

    private void versions(List<Version> versions, Map<Long, Receipt> receipts) {
        section("versions");
        for (Version version : versions) {
            Version.By by = version.by();
            line("  " + version.number() + "  batch " + by.batch() + " of " + by.source() + ", " + by.date() + ", "
                    + sealed(receipts.get(by.batch()), by.state())
                    + (version.live() ? ", claims " + version.claims() : ", ended"));
            new TreeMap<>(version.changes())
                    .forEach((facet, value) ->
                            line("     " + padded(facet.word()) + (value.isEmpty() ? "no longer said" : value)));
        }
    }

    private static String sealed(@Nullable Receipt receipt, String state) {
        return receipt == null
                ? state
                : "log entry " + receipt.position() + ", root " + receipt.root().substring(0, ROOT) + "…";
    }

    private void names(Evidence evidence) {
        if (!evidence.names().isEmpty()) {
            section("other keys under which its claims came");
            evidence.names()
                    .forEach(name -> line("  " + name.key()
                            + (name.recordId() == 0 ? "" : ", once record " + name.recordId()) + ", united by batch "
                            + name.from() + (name.until() == 0 ? "" : ", parted by batch " + name.until())));
        }
    }

    private void corrections(Evidence evidence) {
        if (!evidence.corrections().isEmpty()) {
            section("corrected by hand");
        }
        for (Standing standing : evidence.corrections()) {
            Correction correction = standing.correction();
            line("  " + correction.id() + "  " + correction.facet().word() + ": " + correction.value() + ", was "
                    + (correction.was().isEmpty() ? "not said" : correction.was()) + ", by " + correction.corrected()
                    + (correction.batch() == 0 ? ", waits for the next batch" : ", batch " + correction.batch()));
            line("     because " + correction.reason());
            line("     " + standing.state().meaning()
                    + (standing.state() == State.DOUBT ? ": " + standing.now() : "")
                    + (correction.undone() == null ? "" : " by " + correction.undone()));
        }
    }

    private void doubts(Evidence evidence) {
        if (!evidence.doubts().isEmpty()) {
            section("may be the same achievement, and is counted apart");
            evidence.doubts()
                    .forEach(doubt -> line("  record " + doubt.recordId() + " " + doubt.title() + ", pair c"
                            + doubt.claim() + "-c" + doubt.otherClaim() + ": " + doubt.likeness()));
        }
    }

    private void disputes(List<Act> steps) {
        if (!steps.isEmpty()) {
            section("disputes");
            steps.forEach(step -> ActText.lines(step).forEach(one -> line("  " + one)));
        }
    }

    /** Of a sample, which is of many, only that this record is in it. */
    private void audits(Shown shown) {
        if (!shown.audits().isEmpty()) {
            section("audits");
        }
        for (Act act : shown.audits()) {
            List<String> lines = ActText.lines(act);
            (act.type() == ActType.SAMPLED ? lines.subList(0, 1) : lines).forEach(one -> line("  " + one));
        }
    }

    private void conversions(Shown shown) {
        section("conversions");
        List<Worksheet> worksheets = shown.explanation().worksheets();
        if (worksheets.isEmpty()) {
            line("  none");
        }
        Worksheet inForce = shown.explanation().inForce();
        for (Worksheet worksheet : worksheets) {
            Converted converted = worksheet.converted();
            String rule = converted == null
                    ? "taken out of conversion"
                    : decimal(converted.credits()) + " credits by "
                            + converted.by().rule().name().id() + " "
                            + converted.by().rule().name().version();
            line("  " + (worksheet.equals(inForce) ? "* " : "  ") + "version " + worksheet.version() + ", batch "
                    + worksheet.batchId() + ": " + rule);
        }
    }

    private void section(String title) {
        text.append(System.lineSeparator());
        line(title);
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(1, WIDTH - word.length()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String decimal(int hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
