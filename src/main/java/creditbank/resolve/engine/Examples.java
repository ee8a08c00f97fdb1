package creditbank.resolve.engine;

import creditbank.resolve.model.Example;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.score.ExampleCheck;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a model's examples where its numbers put them. The worth of words is that within the examples. */
final class Examples {
    private Examples() {}

    /** A sentence for each example that does not hold. */
    static List<String> check(MatchModel model, Scoring scoring, Thresholds thresholds) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Example example : model.examples()) {
            rows.add(example.left());
            rows.add(example.right());
        }
        RecordTable records = TableReader.of(model, rows);
        Profiles profiles = new Profiles(records);
        Frequencies frequencies = new Frequencies(model, records, profiles);
        frequencies.take(FrequencyFile.of(scoring.frequencies()));
        Weights weights = new Weights(model, scoring.parameters(), frequencies, profiles);
        Outcomes outcomes = new Outcomes.Factory(model, records, profiles).make();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < model.examples().size(); i++) {
            Example example = model.examples().get(i);
            int left = profiles.of(records.find(String.valueOf(2 * i)));
            int right = profiles.of(records.find(String.valueOf(2 * i + 1)));
            long pattern = outcomes.pattern(left, right);
            double weight = weights.of(left, pattern) + model.policy().shared().worth(example.shared());
            ExampleCheck.of(model, example, weight, pattern, thresholds.link(), thresholds.review())
                    .forEach(end -> wrong.add("the example at line " + example.line() + " " + end));
        }
        return wrong;
    }
}
