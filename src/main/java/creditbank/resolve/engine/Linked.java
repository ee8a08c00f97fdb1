package creditbank.resolve.engine;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Example;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.Trained;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.ClusterFile;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The result of a run. */
public final class Linked {
    private final MatchModel model;
    private final RecordTable records;
    private final Profiles profiles;
    private final int[] cluster;
    private final Scoring scoring;
    private final LinkReport report;

    Linked(
            MatchModel model,
            RecordTable records,
            Profiles profiles,
            int[] cluster,
            Scoring scoring,
            LinkReport report) {
        this.model = model;
        this.records = records;
        this.profiles = profiles;
        this.cluster = cluster;
        this.scoring = scoring;
        this.report = report;
    }

    public MatchModel model() {
        return model;
    }

    public LinkReport report() {
        return report;
    }

    public Parameters parameters() {
        return scoring.parameters();
    }

    /** A record's cluster, named by the number of one of its records. */
    public int cluster(int record) {
        return cluster[record];
    }

    /** Writes CLUSTERS.csv. */
    public void write(Path file) throws IOException {
        ClusterFile.write(file, records, cluster);
    }

    /** Writes the frequencies into a folder and returns what the model file shall hold. */
    public Trained save(Path folder) throws IOException {
        Thresholds thresholds = report.thresholds();
        long clusters = Arrays.stream(cluster).distinct().count();
        return parameters()
                .trained(
                        clusters,
                        thresholds.link(),
                        thresholds.review(),
                        FrequencyFile.write(folder, scoring.frequencies()));
    }

    /** A sentence for each example of the model that does not hold. */
    public List<String> wrongExamples() throws IOException {
        return Examples.check(model, scoring, report.thresholds());
    }

    /**
     * Says why two records are one or not.
     *
     * @throws IllegalArgumentException if there is no record with one of the ids
     */
    public Explanation explain(String left, String right) {
        int a = record(left);
        int b = record(right);
        int x = profiles.of(a);
        int y = profiles.of(b);
        Weights weights = new Weights(model, parameters(), scoring.frequencies(), profiles);
        long pattern = scoring.outcomes().make().pattern(x, y);
        List<Explanation.Step> steps = new ArrayList<>();
        double sum = weights.prior();
        for (int k = 0; k < model.comparisons().size(); k++) {
            Comparison comparison = model.comparisons().get(k);
            int outcome = Outcomes.outcome(pattern, k);
            double bits = outcome < 0 ? 0 : weights.of(k, outcome, x);
            sum += bits;
            steps.add(new Explanation.Step(
                    comparison.name(),
                    value(x, comparison.column()),
                    value(y, comparison.column()),
                    outcome < 0 ? "missing" : comparison.outcome(outcome),
                    bits));
        }
        double weight = weights.of(x, pattern);
        Thresholds thresholds = report.thresholds();
        String zone = Example.Zone.of(weight, thresholds.link(), thresholds.review())
                .name()
                .toLowerCase(Locale.ROOT);
        return new Explanation(
                weights.prior(),
                steps,
                weight - sum,
                weight,
                Weights.probability(weight),
                zone,
                cluster[a] == cluster[b]);
    }

    private String value(int profile, int column) {
        int value = profiles.value(profile, column);
        if (value == RecordTable.MISSING) {
            return "";
        }
        String text = records.values(column).text(value);
        boolean secret = model.columns().get(column).type().secret();
        return secret ? "(" + text.length() + " characters)" : text;
    }

    private int record(String id) {
        int record = records.find(id);
        if (record < 0) {
            throw new IllegalArgumentException("there is no record with the id '" + id + "'");
        }
        return record;
    }
}
