package creditbank.cli.ledger;

import creditbank.anchor.AnchorFile;
import creditbank.anchor.AnchorReport;
import creditbank.anchor.Anchoring;
import creditbank.anchor.evm.EvmAnchor;
import creditbank.anchor.evm.EvmChain;
import creditbank.anchor.evm.EvmKey;
import creditbank.cli.HomeOptions;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Brings checkpoints into a chain. */
@Command(
        name = "anchor",
        description = {
            "Sends the checkpoints that the chain of anchor.properties lacks, and confirms those that have enough blocks above them. Waits for nothing; a night does the same at its end.",
            "The file has url, contract, from (the contract's block), confirmations (12 where it says nothing) and alarm-after (PT6H)."
        },
        mixinStandardHelpOptions = true)
final class AnchorCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--deploy",
            description = "Puts a new contract into the chain and says what to write into anchor.properties. Its"
                    + " sender, whose key is made where there is none, needs money for the gas.")
    private boolean deploy;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long --deploy waits for its block (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Checks.requireBank(options.home());
        AnchorFile file = AnchorFile.read(options.home())
                .orElseThrow(() -> new IllegalArgumentException(
                        options.home().resolve(AnchorFile.NAME) + ": missing; expected a file with url=…, mode 600"));
        spec.commandLine().getOut().println(deploy ? deploy(file) : anchor());
        return 0;
    }

    private String deploy(AnchorFile file) throws IOException {
        EvmKey key = EvmChain.key(options.home());
        spec.commandLine().getErr().println("the sender is " + key.address());
        spec.commandLine().getErr().flush();
        EvmAnchor.Deployed deployed = EvmAnchor.deploy(file.url(), key, wait);
        return options.json()
                ? JsonMapper.builder()
                        .build()
                        .writeValueAsString(JsonMapper.builder()
                                .build()
                                .createObjectNode()
                                .put("contract", deployed.contract())
                                .put("from", deployed.block()))
                : "contract=" + deployed.contract() + "\nfrom=" + deployed.block();
    }

    private String anchor() throws Exception {
        try (Centre centre = options.centre()) {
            Anchoring anchoring =
                    EvmChain.open(options.home(), centre.database()).orElseThrow();
            AnchorReport report = anchoring.run(centre.publishedSize());
            if (options.json()) {
                JsonMapper json = JsonMapper.builder().build();
                return json.writeValueAsString(json.createObjectNode()
                        .put("account", report.account())
                        .put("sent", report.sent())
                        .put("confirmed", report.confirmed())
                        .put("waiting", report.waiting()));
            }
            return String.format(
                    Locale.ROOT,
                    "chain %s: %,d checkpoints sent, %,d confirmed now, %,d wait for their blocks",
                    report.account(),
                    report.sent(),
                    report.confirmed(),
                    report.waiting());
        }
    }
}
