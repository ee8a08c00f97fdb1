package creditbank.cli.ledger;

import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.policy.PolicyLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says what a policy is worth. */
@Command(
        name = "policy",
        description = {
            "Checks who must cosign (c2sp.org/tlog-policy) and says how many witnesses must lie before two histories pass.",
            "A policy by which none must lie is refused, with the smallest example."
        },
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(paramLabel = "FILE", description = "The policy that readers follow.")
    private Path file = Path.of("");

    @Option(names = "--monitor", paramLabel = "FILE", description = "The monitors' policy (default: the same).")
    private @Nullable Path monitor;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try {
            Policy policy = read(file);
            PolicyLint lint = PolicyLint.of(policy, monitor == null ? policy : read(monitor));
            say(json ? json(lint) : text(lint));
            return lint.problems().isEmpty() ? 0 : 1;
        } catch (PolicyException e) {
            say(json ? json(new PolicyLint(0, 0, "", e.problems(), List.of())) : String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private static Policy read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": expected a policy file");
        }
        return Policy.read(file);
    }

    private static String text(PolicyLint lint) {
        StringBuilder text = new StringBuilder();
        lint.problems().forEach(problem -> text.append(problem).append('\n'));
        lint.remarks().forEach(remark -> text.append(remark).append('\n'));
        if (lint.problems().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d of the witnesses must lie before two histories pass: %s%n%d of them may be down, whichever",
                    lint.mustLie(),
                    lint.example(),
                    lint.mayBeDown()));
        }
        return text.toString().strip();
    }

    private static String json(PolicyLint lint) {
        ObjectNode root = JSON.createObjectNode()
                .put("good", lint.problems().isEmpty())
                .put("mustLie", lint.mustLie())
                .put("mayBeDown", lint.mayBeDown())
                .put("example", lint.example());
        lint.problems().forEach(root.putArray("problems")::add);
        lint.remarks().forEach(root.putArray("remarks")::add);
        return JSON.writeValueAsString(root);
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
