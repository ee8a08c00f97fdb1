package creditbank.run.source;

import creditbank.map.Mapping;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.match.LearnerModel;
import java.nio.file.Path;

/**
 * A source: its job file, the route that fetches it and the mapping that translates it.
 *
 * @param learners the model that tells learners, which all sources share
 * @param rules the rules by which achievements become credits, which all sources share
 */
public record Source(JobFile job, Path route, Mapping mapping, LearnerModel learners, RuleSet rules) {

    /** The same source with another model of learners. */
    public Source matchedBy(LearnerModel other) {
        return new Source(job, route, mapping, other, rules);
    }

    public String name() {
        return job.source();
    }
}
