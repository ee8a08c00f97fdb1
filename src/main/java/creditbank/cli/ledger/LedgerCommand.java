package creditbank.cli.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The ledger: what anybody may check, and proofs to hand out. */
@Command(
        name = "ledger",
        description = "Checks the ledger and the bank against it, and makes proofs that anybody can check.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VerifyCommand.class,
            CheckpointCommand.class,
            ProveCommand.class,
            PolicyCommand.class,
            WitnessCommand.class,
            PublishCommand.class,
            MirrorCommand.class,
            RebuildCommand.class,
            AnchorCommand.class
        })
public final class LedgerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "expected one of verify, checkpoint, prove, policy, witness, publish, mirror, rebuild, anchor");
    }
}
