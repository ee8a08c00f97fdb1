package creditbank.cli.quality;

import creditbank.review.quality.Measure;
import creditbank.review.quality.Quality;
import creditbank.review.quality.Quality.Sender;
import creditbank.review.quality.QualityLine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The quality report for people. */
final class QualityText {
    /** What happened to records, beside which the number of claims tells how often that is. */
    private static final Set<Measure> OF_RECORDS = EnumSet.range(Measure.CORRECTED, Measure.FOUND);

    private QualityText() {}

    static String of(Quality quality, List<QualityLine> lines) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "since %s%n%-24s %8s %12s %10s %6s%n",
                quality.since(),
                "source",
                "batches",
                "rows",
                "refused",
                "held"));
        for (Sender sender : quality.senders()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-24s %,8d %,12d %,10d %,6d%n",
                    sender.source(),
                    sender.batches(),
                    sender.rows(),
                    sender.refused(),
                    sender.held()));
            sender.findings()
                    .forEach(finding -> text.append(String.format(
                            Locale.ROOT,
                            "  %-30s %,12d rows%s%n",
                            finding.code(),
                            finding.rows(),
                            finding.error() ? ", refused" : "")));
        }
        text.append(String.format(
                Locale.ROOT,
                "waiting for people: %,d pairs of learners, %,d pairs of records; %,d decisions and corrections wait for"
                        + " a batch%n",
                quality.waiting().learners(),
                quality.waiting().records(),
                quality.waiting().words()));
        text.append("records whose sources disagree, by field");
        new TreeMap<>(quality.disagreements())
                .forEach((facet, records) -> text.append(
                        records == 0 ? "" : String.format(Locale.ROOT, "%n  %-30s %,12d", facet.word(), records)));
        new TreeMap<>(quality.corrections())
                .forEach((state, count) -> text.append(String.format(
                        Locale.ROOT, "%ncorrections %s: %,d", state.name().toLowerCase(Locale.ROOT), count)));
        new TreeMap<>(quality.disputes())
                .forEach((outcome, count) ->
                        text.append(String.format(Locale.ROOT, "%ndisputes %s: %,d", outcome, count)));
        months(text, lines);
        happened(text, "province", QualityLine::province, lines);
        happened(text, "provider", QualityLine::provider, lines);
        return text.toString();
    }

    /** Punctuality by month and source. */
    private static void months(StringBuilder text, List<QualityLine> lines) {
        Map<String, Map<Measure, Long>> months = new TreeMap<>();
        lines.stream()
                .filter(line -> line.measure().compareTo(Measure.HELD) <= 0)
                .forEach(line -> months.computeIfAbsent(
                                String.format(Locale.ROOT, "%s %-24s", line.month(), line.source()),
                                any -> new EnumMap<>(Measure.class))
                        .merge(line.measure(), line.count(), Long::sum));
        text.append(String.format(
                Locale.ROOT,
                "%n%n%-7s %-24s %5s %8s %10s %12s %10s",
                "month",
                "source",
                "due",
                "arrived",
                "deliveries",
                "rows",
                "duplicates"));
        months.forEach((name, figures) -> text.append(String.format(
                Locale.ROOT,
                "%n%s %,5d %,8d %,10d %,12d %,10d",
                name,
                figures.getOrDefault(Measure.DUE, 0L),
                figures.getOrDefault(Measure.ARRIVED, 0L),
                figures.getOrDefault(Measure.DELIVERIES, 0L),
                figures.getOrDefault(Measure.ROWS, 0L),
                figures.getOrDefault(Measure.DUPLICATES, 0L))));
    }

    /** What happened to the records of each province or provider, by month and source; those of which nothing is to be said are left out. */
    private static void happened(
            StringBuilder text, String title, Function<QualityLine, String> by, List<QualityLine> lines) {
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        lines.stream()
                .filter(line -> OF_RECORDS.contains(line.measure()))
                .forEach(line -> groups.computeIfAbsent(name(line, by), any -> new TreeMap<>())
                        .merge((line.measure().text() + " " + line.detail()).strip(), line.count(), Long::sum));
        Map<String, Long> claims = new TreeMap<>();
        lines.stream()
                .filter(line -> line.measure() == Measure.CLAIMS)
                .forEach(line -> claims.merge(name(line, by), line.count(), Long::sum));
        if (!groups.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%n%nmonth   %-24s %s", "source", title));
        }
        groups.forEach((name, figures) -> {
            text.append(String.format(Locale.ROOT, "%n%s: %,d claims", name, claims.getOrDefault(name, 0L)));
            figures.forEach((what, count) -> text.append(String.format(Locale.ROOT, ", %s %,d", what, count)));
        });
    }

    private static String name(QualityLine line, Function<QualityLine, String> by) {
        String group = by.apply(line);
        return String.format(
                Locale.ROOT, "%s %-24s %s", line.month(), line.source(), group.isEmpty() ? "unknown" : group);
    }
}
