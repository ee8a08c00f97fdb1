package creditbank.cli.review;

import creditbank.cli.report.Shell;
import creditbank.resolve.match.Waterfall;
import creditbank.resolve.score.Weights;
import creditbank.resolve.unite.Hold;
import creditbank.review.Achieved;
import creditbank.review.Identity;
import creditbank.review.Item;
import creditbank.review.Scored;
import creditbank.review.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One pair as a screen. */
final class ItemText {
    private static final int LABEL = 12;
    private static final int SIDE = 40;
    private static final int MOST = 8;

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private final Item item;

    private ItemText(Item item) {
        this.item = item;
    }

    static String of(Item item, Shell shell) {
        ItemText screen = new ItemText(item);
        screen.head();
        screen.facts();
        screen.waterfall();
        screen.learner("one", item.one());
        if (!item.together()) {
            screen.learner("other", item.other());
        }
        item.decisions()
                .forEach(decision -> screen.out.printf(
                        Locale.ROOT,
                        "decision %d, %s by %s, %s%n",
                        decision.id(),
                        decision.word(),
                        decision.decided(),
                        QueueText.state(decision)));
        screen.opinions();
        screen.out.println(shell.line("review link " + item.pair()));
        screen.out.print(shell.line("review apart " + item.pair()));
        screen.out.flush();
        return screen.text
                .toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private void opinions() {
        switch (item.heard()) {
            case NOBODY -> {}
            case ONE -> out.println("somebody has decided blind; a second does so with --blind");
            case DIFFERENT -> out.println("two people have decided blind, and differ; decide it openly");
        }
    }

    private void head() {
        if (item.together()) {
            out.printf(
                    Locale.ROOT,
                    "pair %s: one learner, %d%n",
                    item.pair(),
                    item.one().learner());
        } else {
            out.printf(
                    Locale.ROOT,
                    "pair %s: as one learner, %s%s credits in %d records would move; %d records are counted twice now%n",
                    item.pair(),
                    item.hold() == Hold.DOCUMENTS ? "at most " : "",
                    Cells.credits(item.stake().credits()),
                    item.stake().records(),
                    item.stake().twice());
            out.printf(
                    Locale.ROOT,
                    "it waits since %s%n",
                    item.hold() == null ? "both were never found alike" : HoldText.sentence(item.hold()));
        }
        out.println();
    }

    private void facts() {
        row("", side -> "identity " + side.identity().id());
        row("learner", side -> Long.toString(side.learner()));
        row("source", side -> side.identity().source());
        row("name", side -> side.identity().name());
        row("birth date", side -> known(side.identity().birth()));
        row("gender", side -> Cells.word(side.identity().gender()));
        row("number", side -> known(side.identity().number()));
        row("document", side -> document(side.identity()));
        out.printf(Locale.ROOT, "%s%s%n", Cells.left("telephone", LABEL), Cells.word(item.phone()));
        out.println();
    }

    private void waterfall() {
        Scored scored = item.scored();
        Waterfall waterfall = scored.waterfall();
        double sum = waterfall.prior();
        out.printf(Locale.ROOT, "%s%s%9s%9s%n", Cells.left("compared", LABEL), Cells.left("level", 24), "bits", "sum");
        step("prior", "two taken at random", waterfall.prior(), sum);
        for (Waterfall.Step step : waterfall.steps()) {
            sum += step.bits();
            step(step.comparison(), level(step.level()), step.bits(), sum);
        }
        if (waterfall.relatives() < -0.005) {
            sum += waterfall.relatives();
            step("", "may be relatives", waterfall.relatives(), sum);
        }
        if (waterfall.cap() < 0) {
            sum += waterfall.cap();
            step("", "strange names: no link", waterfall.cap(), sum);
        }
        out.printf(
                Locale.ROOT,
                "weight %.2f, probability %.5f; a link from %.2f, for people from %.2f%s%n",
                waterfall.weight(),
                Weights.probability(waterfall.weight()),
                scored.link(),
                scored.review(),
                stored(scored));
        out.println();
    }

    private static String stored(Scored scored) {
        if (scored.stored() == null) {
            return "; not kept as a pair";
        }
        return scored.agrees()
                ? ""
                : String.format(Locale.ROOT, "; kept as %.2f, which another model gave it", scored.stored());
    }

    private void step(String comparison, String level, double bits, double sum) {
        out.printf(Locale.ROOT, "%s%s%+9.2f%9.2f%n", Cells.left(comparison, LABEL), Cells.left(level, 24), bits, sum);
    }

    private static String level(String level) {
        return switch (level) {
            case "else" -> "different";
            case Waterfall.MISSING -> "one side says nothing";
            default -> level;
        };
    }

    private void learner(String which, Side side) {
        out.printf(
                Locale.ROOT,
                "%s: learner %d, %d identities, %d records, %s credits%n",
                which,
                side.learner(),
                side.identities().size(),
                side.records().size(),
                Cells.credits(side.credits()));
        first(side.identities(), this::identity);
        first(side.records(), this::achieved);
        out.println();
    }

    private <T> void first(List<T> all, Function<T, String> words) {
        all.stream().limit(MOST).forEach(one -> out.printf(Locale.ROOT, "  %s%n", words.apply(one)));
        if (all.size() > MOST) {
            out.printf(Locale.ROOT, "  and %d more; --json has all%n", all.size() - MOST);
        }
    }

    private String identity(Identity one) {
        return String.format(
                        Locale.ROOT,
                        "%-9d %s%s%s%s by %s",
                        one.id(),
                        Cells.left(one.name(), 20),
                        Cells.left(known(one.birth()), 12),
                        Cells.left(document(one), 28),
                        Cells.left(one.source() + " " + one.number(), 32),
                        one.joined().words())
                .stripTrailing();
    }

    private String achieved(Achieved one) {
        return String.format(
                Locale.ROOT,
                "%s%s%s%s%7s%s",
                Cells.left(Cells.word(one.kind()), 12),
                Cells.left(one.title(), 30),
                Cells.left(one.when(), 13),
                Cells.left(one.provider(), 20),
                one.credits() == null ? "" : Cells.credits(one.credits()),
                one.both() ? "  both have it" : "");
    }

    private static String document(Identity identity) {
        if (identity.document().isEmpty()) {
            return "-";
        }
        return identity.document() + (identity.validDocument() ? "" : " (invalid)");
    }

    private static String known(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private void row(String label, Function<Side, String> value) {
        out.printf(
                Locale.ROOT,
                "%s%s%s%n",
                Cells.left(label, LABEL),
                Cells.left(value.apply(item.one()), SIDE),
                Cells.left(value.apply(item.other()), SIDE).stripTrailing());
    }
}
