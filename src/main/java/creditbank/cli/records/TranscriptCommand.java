package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.content.Facet;
import creditbank.credit.counting.Ranking;
import creditbank.credit.counting.Transcript;
import creditbank.credit.counting.WeightedMean;
import creditbank.credit.evidence.Courses;
import creditbank.credit.evidence.Courses.Course;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a learner's courses by both ways of counting attempts. */
@Command(
        name = "transcript",
        description =
                "Lists a learner's courses by both published ways of counting attempts: the transcript's, by the best"
                        + " passed, and the ranking's, by the first examination, with the weighted mean.",
        mixinStandardHelpOptions = true)
final class TranscriptCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "LEARNER", description = "The learner's number, as in the exports.")
    private long learner;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            List<Course> courses = Courses.ofLearner(connection, learner);
            if (courses.isEmpty()) {
                throw new IllegalArgumentException("there is no learner " + learner + " with courses");
            }
            WeightedMean mean = WeightedMean.of(courses.stream()
                    .map(course -> new WeightedMean.Course(
                            course.ranking(), course.content().amount().credits()))
                    .toList());
            spec.commandLine().getOut().println(options.json() ? json(courses, mean) : text(courses, mean));
        }
        return 0;
    }

    private String text(List<Course> courses, WeightedMean mean) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "learner %d%n%-8s %-12s %8s %-8s %9s  %s%n",
                learner,
                "record",
                "term",
                "credits",
                "earned",
                "ranking",
                "course and result"));
        for (Course course : courses) {
            Transcript transcript = Transcript.of(course.attempts());
            text.append(String.format(
                    Locale.ROOT,
                    "%-8d %-12s %8s %-8s %9s  %s: %s%s%n",
                    course.recordId(),
                    course.content().when().term(),
                    decimal(course.content().amount().credits()),
                    transcript.earned() ? "yes" : "no",
                    decimal(course.ranking().hundredths()),
                    course.content().what().title(),
                    Facet.text(transcript.counts()),
                    transcript.others() == 0 ? "" : ", of " + course.attempts().size() + " attempts"));
        }
        text.append("earned: ").append(decimal((int) earned(courses))).append(" credits");
        text.append(String.format(
                Locale.ROOT,
                "%nranking: weighted mean %s of %d courses with %s credits",
                mean.hundredths() == null ? "none" : decimal(mean.hundredths()),
                mean.courses(),
                decimal((int) mean.credits())));
        new TreeMap<>(mean.leftOut())
                .forEach((reason, count) ->
                        text.append(String.format(Locale.ROOT, "%n  %d %s", count, reason.meaning())));
        return text.append(
                        mean.weightless() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT, "%n  %d without credits, so without weight", mean.weightless()))
                .toString();
    }

    private String json(List<Course> courses, WeightedMean mean) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("learner", learner).put("earnedHundredths", earned(courses));
        ArrayNode list = root.putArray("courses");
        for (Course course : courses) {
            Ranking ranking = course.ranking();
            list.addObject()
                    .put("record", course.recordId())
                    .put("term", course.content().when().term())
                    .put("title", course.content().what().title())
                    .put("creditHundredths", course.content().amount().credits())
                    .put("earned", Transcript.of(course.attempts()).earned())
                    .put("attempts", course.attempts().size())
                    .put("rankingHundredths", ranking.hundredths())
                    .put(
                            "ranking",
                            ranking.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        ObjectNode weighted = root.putObject("weightedMean")
                .put("hundredths", mean.hundredths())
                .put("courses", mean.courses())
                .put("creditHundredths", mean.credits())
                .put("weightless", mean.weightless());
        ObjectNode left = weighted.putObject("leftOut");
        new TreeMap<>(mean.leftOut())
                .forEach((reason, count) ->
                        left.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
        return mapper.writeValueAsString(root);
    }

    private static long earned(List<Course> courses) {
        return courses.stream()
                .filter(course -> Transcript.of(course.attempts()).earned())
                .map(course -> course.content().amount().credits())
                .mapToLong(credits -> credits == null ? 0 : credits)
                .sum();
    }

    private static String decimal(@Nullable Integer hundredths) {
        return hundredths == null ? "-" : String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
