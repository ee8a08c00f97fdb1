package creditbank.run.source;

import creditbank.map.Mapping;
import java.nio.file.Path;

/** A source: its job file, the route that fetches it and the mapping that translates it. */
public record Source(JobFile job, Path route, Mapping mapping) {

    public String name() {
        return job.source();
    }
}
