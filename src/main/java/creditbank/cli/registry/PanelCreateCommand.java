package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.map.yaml.YamlFile;
import creditbank.recognise.panel.file.PanelReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Seats a panel. */
@Command(
        name = "create",
        description =
                "Seats the panel that a file proposes, or refuses it by file and line and keeps why; with code 2 then.",
        mixinStandardHelpOptions = true)
final class PanelCreateCommand implements Callable<Integer> {
    private static final int REFUSED = 2;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(
            paramLabel = "FILE",
            description = "Case, method and members, as mappings/panels/proposal.schema.json says; YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String name = YamlFile.nameOf(file);
        byte[] bytes = Files.readAllBytes(file);
        var report = acting.act(
                options,
                spec.commandLine().getOut(),
                (run, centre) -> run.seat(PanelReader.parse(name, bytes, centre.vault())));
        report.problems()
                .forEach(problem -> spec.commandLine()
                        .getErr()
                        .println(name + ":" + problem.line() + ": " + problem.code() + ": " + problem.message()));
        return report.problems().isEmpty() ? 0 : REFUSED;
    }
}
