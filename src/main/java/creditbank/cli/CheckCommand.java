package creditbank.cli;

import creditbank.run.source.Sources;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Checks the files that users write, without a database. */
@Command(
        name = "check",
        description = "Checks jobs, routes, mappings and the mappings' examples; needs no database.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> problems = Sources.check(options.root());
        if (options.json()) {
            JsonMapper mapper = JsonMapper.builder().build();
            ArrayNode array = mapper.createArrayNode();
            problems.forEach(array::add);
            spec.commandLine()
                    .getOut()
                    .println(mapper.writeValueAsString(mapper.createObjectNode().set("problems", array)));
        } else if (problems.isEmpty()) {
            spec.commandLine().getOut().println("jobs, routes and mappings are right, and every example holds");
        } else {
            problems.forEach(spec.commandLine().getOut()::println);
        }
        return problems.isEmpty() ? 0 : Main.WRONG_USE;
    }
}
