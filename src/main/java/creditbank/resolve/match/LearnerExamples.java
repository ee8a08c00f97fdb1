package creditbank.resolve.match;

import creditbank.resolve.model.Example;
import creditbank.resolve.score.ExampleCheck;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableBuilder;
import java.util.ArrayList;
import java.util.List;

/** Puts the examples of the model of learners where a night would put two such identities. */
public final class LearnerExamples {
    private LearnerExamples() {}

    /** The line of an example and a sentence, for everything that is otherwise than it says. */
    public static List<String> check(LearnerModel model) {
        List<Example> examples = model.model().examples();
        TableBuilder table = new TableBuilder(model.model());
        for (int i = 0; i < examples.size(); i++) {
            table.add(Integer.toString(2 * i), examples.get(i).left());
            table.add(Integer.toString(2 * i + 1), examples.get(i).right());
        }
        RecordTable records = table.build();
        Profiles profiles = new Profiles(records);
        Outcomes outcomes = new Outcomes.Factory(model.model(), records, profiles).make();
        Weights weights = model.weights(records, profiles);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            int left = profiles.of(records.find(Integer.toString(2 * i)));
            int right = profiles.of(records.find(Integer.toString(2 * i + 1)));
            long pattern = outcomes.pattern(left, right);
            Example example = examples.get(i);
            double shared = model.model().policy().shared().worth(example.shared());
            double weight = model.capped(weights.of(left, pattern) + shared, pattern);
            ExampleCheck.of(
                            model.model(),
                            example,
                            weight,
                            pattern,
                            model.thresholds().link(),
                            model.review())
                    .forEach(end -> wrong.add(example.line() + ": the example " + end));
        }
        return wrong;
    }
}
