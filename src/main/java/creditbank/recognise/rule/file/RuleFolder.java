package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.rule.RuleExample;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Ruling;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.Ruling.Unconverted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads all rules of a folder. */
public final class RuleFolder {
    private static final String ENDING = ".yaml";

    private RuleFolder() {}

    /**
     * Reads every file, runs every example, and looks at all rules beside one another; a folder that is not there has no rules.
     *
     * @throws YamlException with every problem in every file
     */
    public static RuleSet read(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        List<RuleFile> rules = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(ENDING)) {
                try {
                    RuleFile rule = RuleReader.read(file);
                    problems.addAll(examples(rule));
                    rules.add(rule);
                } catch (YamlException e) {
                    problems.addAll(e.problems());
                }
            } else if (name.matches("(?i).*[.]ya?ml")) {
                problems.add("rules/" + name + ":1: expected the ending " + ENDING);
            }
        }
        return together(rules, problems);
    }

    /**
     * The rules together.
     *
     * @param problems what is known to be wrong already
     * @throws YamlException if anything is wrong
     */
    public static RuleSet together(List<RuleFile> rules, List<String> problems) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(RuleSet.problems(rules));
        if (!all.isEmpty()) {
            throw new YamlException(all);
        }
        return RuleSet.of(rules);
    }

    /** Every example that does not come out as it says, as {@code file:line: message}. */
    public static List<String> examples(RuleFile file) {
        List<String> problems = new ArrayList<>();
        RuleSet alone = RuleSet.of(List.of(file));
        for (RuleExample example : file.rule().examples()) {
            String found = words(alone.judge(example.record()));
            if (!found.equals(example.expected())) {
                problems.add(file.place() + ":" + example.line() + ": the example comes to " + found + ", expected "
                        + example.expected());
            }
        }
        return problems;
    }

    private static String words(Ruling ruling) {
        return switch (ruling) {
            case Converted converted ->
                BigDecimal.valueOf(converted.credits(), 2).toPlainString();
            case Unconverted not -> not.reason().code();
        };
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
