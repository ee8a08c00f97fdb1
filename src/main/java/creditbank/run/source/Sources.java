package creditbank.run.source;

import creditbank.map.Mapping;
import creditbank.map.MappingCheck;
import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.recognise.registry.Institutions;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.resolve.match.LearnerExamples;
import creditbank.resolve.match.LearnerModel;
import creditbank.run.retention.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources that the folders {@code jobs}, {@code routes} and {@code mappings} make. Every file is read and every example run, whoever asks. */
public final class Sources {
    private static final String ENDING = ".yaml";
    /** Where the model of learners stands below the root. */
    private static final Path LEARNERS = Path.of("mappings", "models", "learners.yaml");
    /** Where the folders of the institutions stand below the root. */
    private static final Path MAPPINGS = Path.of("mappings");
    /** Where the recognition rules stand below the root. */
    private static final Path RULES = Path.of("mappings", "rules");

    private final Path root;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Mapping> mappings = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private RuleSet rules = RuleSet.NONE;

    private Sources(Path root) {
        this.root = root;
    }

    /**
     * Reads every source, in the order of their names.
     *
     * @throws ConfigurationException with every problem in every file
     */
    public static List<Source> load(Path root) throws IOException {
        Sources read = new Sources(root);
        read.readAll();
        if (!read.problems.isEmpty()) {
            throw new ConfigurationException(read.problems);
        }
        return List.copyOf(read.sources);
    }

    /**
     * Reads the model of learners alone.
     *
     * @throws ConfigurationException if it cannot be used
     */
    public static LearnerModel learners(Path root) throws IOException {
        try {
            return LearnerModel.read(root.resolve(LEARNERS));
        } catch (YamlException e) {
            throw new ConfigurationException(e.problems());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(LEARNERS + ":1: " + e.getMessage()));
        }
    }

    /**
     * Reads the recognition rules alone.
     *
     * @throws ConfigurationException if they cannot be used
     */
    public static RuleSet rules(Path root) throws IOException {
        try {
            return RuleFolder.read(root.resolve(RULES));
        } catch (YamlException e) {
            throw new ConfigurationException(e.problems());
        }
    }

    /**
     * Reads the qualifications framework, the programmes and the rules of panels, which look at the recognition rules.
     *
     * @throws ConfigurationException if they cannot be used
     */
    public static Institutions institutions(Path root) throws IOException {
        RuleSet rules = rules(root);
        try {
            return Institutions.read(root.resolve(MAPPINGS), rules);
        } catch (YamlException e) {
            throw new ConfigurationException(e.problems());
        }
    }

    /** Every problem in every file; nothing where all is well. */
    public static List<String> check(Path root) throws IOException {
        Sources read = new Sources(root);
        read.readAll();
        return List.copyOf(read.problems);
    }

    private void readAll() throws IOException {
        Set<String> jobs = names("jobs");
        Set<String> routes = names("routes");
        Set<String> translations = names("mappings");
        if (jobs.isEmpty()) {
            problems.add(
                    "jobs: there is no job file in " + root.toAbsolutePath().normalize() + ", expected jobs/NAME.yaml");
        }
        List<JobFile> read = new ArrayList<>();
        for (String name : jobs) {
            read(() -> readJob(file("jobs", name), routes, translations, read));
        }
        for (String name : routes) {
            read(() -> problems.addAll(RouteFiles.check(file("routes", name))));
        }
        for (String name : translations) {
            read(() -> readMapping(name));
        }
        if (read.size() == jobs.size() && problems.stream().noneMatch(problem -> problem.startsWith("jobs"))) {
            unnamed("routes", routes, read, JobFile::route);
            unnamed("mappings", translations, read, JobFile::mapping);
        }
        read(() -> PolicyFile.read(root));
        read(() -> rules = RuleFolder.read(root.resolve(RULES)));
        read(() -> Institutions.read(root.resolve(MAPPINGS), rules));
        read(() -> readLearners(read));
    }

    /** Notes the problems of one file, and goes on with the next. */
    private void read(Reading reading) throws IOException {
        try {
            reading.run();
        } catch (YamlException e) {
            problems.addAll(e.problems());
        }
    }

    private static void readJob(Path path, Set<String> routes, Set<String> mappings, List<JobFile> read)
            throws IOException {
        YamlFile file = YamlFile.parse(path);
        JobFile job = JobFiles.read(file);
        if (job.route().equals(job.source()) && !routes.contains(job.route())) {
            file.root().need("route").problem("there is no file routes/" + job.route() + ENDING);
        }
        if (!mappings.contains(job.mapping())) {
            file.root().need("mapping").problem("there is no file mappings/" + job.mapping() + ENDING);
        }
        file.check();
        read.add(job);
    }

    private void readMapping(String name) throws IOException {
        Mapping mapping = Mapping.parse(file("mappings", name));
        problems.addAll(MappingCheck.run(mapping));
        mappings.put(name, mapping);
    }

    private void readLearners(List<JobFile> jobs) throws IOException {
        if (jobs.isEmpty()) {
            return;
        }
        if (!Files.exists(root.resolve(LEARNERS))) {
            problems.add(LEARNERS + ":1: there is no match model of learners");
            return;
        }
        LearnerModel learners;
        try {
            learners = LearnerModel.read(root.resolve(LEARNERS));
        } catch (IllegalArgumentException e) {
            problems.add(LEARNERS + ":1: " + e.getMessage());
            return;
        }
        LearnerExamples.check(learners).forEach(wrong -> problems.add(LEARNERS + ":" + wrong));
        for (JobFile job : jobs) {
            Mapping mapping = mappings.get(job.mapping());
            if (mapping != null) {
                sources.add(new Source(job, file("routes", job.route()), mapping, learners, rules));
            }
        }
    }

    /** A file that no job names does nothing, which whoever wrote it does not expect. */
    private void unnamed(String folder, Set<String> names, List<JobFile> jobs, Function<JobFile, String> named) {
        Set<String> used = jobs.stream().map(named).collect(Collectors.toSet());
        names.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> problems.add(folder + "/" + name + ENDING + ":1: no job file names this file"));
    }

    private Path file(String folder, String name) {
        return root.resolve(folder).resolve(name + ENDING);
    }

    /** The files of a folder without their ending, in the order of their names. */
    private Set<String> names(String folder) throws IOException {
        Set<String> names = new TreeSet<>();
        if (!Files.isDirectory(root.resolve(folder))) {
            return names;
        }
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    names.add(name.substring(0, name.length() - ENDING.length()));
                } else if (name.matches("(?i).*[.]ya?ml")) {
                    problems.add(folder + "/" + name + ":1: expected the ending " + ENDING);
                }
            }
        }
        return names;
    }

    private interface Reading {
        void run() throws IOException;
    }
}
