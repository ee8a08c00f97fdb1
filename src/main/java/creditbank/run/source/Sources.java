package creditbank.run.source;

import creditbank.map.Mapping;
import creditbank.map.MappingCheck;
import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.pull.route.RouteProblem;
import creditbank.pull.route.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sources that the folders {@code jobs}, {@code routes} and {@code mappings} make. */
public final class Sources {
    private final Path root;
    private final boolean examples;
    private final List<String> problems = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    private Sources(Path root, boolean examples) {
        this.root = root;
        this.examples = examples;
    }

    /**
     * Reads every source, in the order of their names.
     *
     * @throws ConfigurationException with every problem in every file
     */
    public static List<Source> load(Path root) throws IOException {
        Sources read = new Sources(root, false);
        read.readAll();
        if (!read.problems.isEmpty()) {
            throw new ConfigurationException(read.problems);
        }
        return List.copyOf(read.sources);
    }

    /** Every problem in every file, with the examples of the mappings that do not hold; nothing where all is well. */
    public static List<String> check(Path root) throws IOException {
        Sources read = new Sources(root, true);
        read.readAll();
        return List.copyOf(read.problems);
    }

    private void readAll() throws IOException {
        List<Path> jobs = files(root.resolve("jobs"));
        if (jobs.isEmpty()) {
            problems.add(root.resolve("jobs") + ": no job file here, expected jobs/NAME.yaml");
        }
        for (Path job : jobs) {
            readJob(job);
        }
    }

    private void readJob(Path path) throws IOException {
        try {
            JobFile job = JobFiles.read(path);
            Path route = root.resolve("routes").resolve(job.route() + ".yaml");
            Path mapping = root.resolve("mappings").resolve(job.mapping() + ".yaml");
            boolean routed = exists(path, "route", route);
            if (exists(path, "mapping", mapping) && routed) {
                List<RouteProblem> inRoute = Routes.check(route);
                inRoute.forEach(problem -> problems.add(problem.toString()));
                Mapping parsed = Mapping.parse(mapping);
                if (examples) {
                    problems.addAll(MappingCheck.run(parsed));
                }
                sources.add(new Source(job, route, parsed));
            }
        } catch (YamlException e) {
            problems.addAll(e.problems());
        }
    }

    private boolean exists(Path job, String key, Path file) {
        if (Files.isRegularFile(file)) {
            return true;
        }
        problems.add(job.getFileName() + ":" + lineOf(job, key) + ": the " + key + " names " + file.getFileName()
                + ", which is not in " + Optional.ofNullable(file.getParent()).orElse(file));
        return false;
    }

    private static int lineOf(Path job, String key) {
        try {
            return YamlFile.parse(job).root().need(key).line();
        } catch (IOException e) {
            return 1;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
