package creditbank.run.source;

import creditbank.map.Mapping;
import creditbank.resolve.match.LearnerModel;
import java.nio.file.Path;

/** A source: its job file, the route that fetches it, the mapping that translates it, and the model that tells its learners, which all sources share. */
public record Source(JobFile job, Path route, Mapping mapping, LearnerModel learners) {

    public String name() {
        return job.source();
    }
}
