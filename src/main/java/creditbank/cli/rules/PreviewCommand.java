package creditbank.cli.rules;

import creditbank.cli.HomeOptions;
import creditbank.recognise.Impact;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.recognise.rule.file.RuleReader;
import creditbank.run.centre.Centre;
import creditbank.run.rules.RulesRun;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows who would gain and who would lose, and changes nothing. */
@Command(
        name = "preview",
        description =
                "Shows what rules would do if they were put in force: those in mappings/rules with these files beside them,"
                        + " and without these versions. Changes nothing.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Rule files, named ID-VERSION.yaml.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--without", paramLabel = "ID-VERSION", description = "A version that is taken away.")
    private List<String> without = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleSet rules = rules();
        try (Centre centre = options.centre()) {
            Impact impact = new RulesRun(centre, rules, options.today()).preview();
            spec.commandLine()
                    .getOut()
                    .println(options.json() ? ImpactJson.of(impact) : ImpactText.of(impact) + "Nothing was changed.");
        }
        return 0;
    }

    private RuleSet rules() throws IOException {
        Map<RuleName, RuleFile> rules = new TreeMap<>();
        Sources.rules(options.root()).files().forEach(file -> rules.put(file.name(), file));
        for (String name : without) {
            if (!rules.keySet().removeIf(known -> known.toString().equals(name))) {
                throw new IllegalArgumentException(
                        "--without: there is no rule " + name + ", expected one of " + rules.keySet());
            }
        }
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            RuleFile rule = RuleReader.read(file);
            problems.addAll(RuleFolder.examples(rule));
            rules.put(rule.name(), rule);
        }
        return RuleFolder.together(List.copyOf(rules.values()), problems);
    }
}
