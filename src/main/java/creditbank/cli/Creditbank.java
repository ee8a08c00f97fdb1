package creditbank.cli;

import creditbank.cli.backup.BackupCommand;
import creditbank.cli.backup.RestoreCommand;
import creditbank.cli.credits.CreditsCommand;
import creditbank.cli.ledger.LedgerCommand;
import creditbank.cli.link.EvaluateCommand;
import creditbank.cli.link.LinkCommand;
import creditbank.cli.models.ModelCommand;
import creditbank.cli.quality.QualityCommand;
import creditbank.cli.records.RecordsCommand;
import creditbank.cli.registry.AccountCommand;
import creditbank.cli.registry.ApplyCommand;
import creditbank.cli.registry.DisputeCommand;
import creditbank.cli.registry.PanelCommand;
import creditbank.cli.registry.RedeemCommand;
import creditbank.cli.retention.PurgeCommand;
import creditbank.cli.review.ReviewCommand;
import creditbank.cli.rules.RulesCommand;
import creditbank.cli.runs.BackfillCommand;
import creditbank.cli.runs.FailuresCommand;
import creditbank.cli.undo.UndoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "creditbank",
        description = "Pulls learning records, counts each achievement of each learner once, and seals every batch.",
        mixinStandardHelpOptions = true,
        version = "creditbank 0.1.0",
        subcommands = {
            NightlyCommand.class,
            ServeCommand.class,
            RunsCommand.class,
            RerunCommand.class,
            FailuresCommand.class,
            BackfillCommand.class,
            ReleaseCommand.class,
            RefusedCommand.class,
            QueryCommand.class,
            DigestCommand.class,
            CheckCommand.class,
            LinkCommand.class,
            EvaluateCommand.class,
            ReviewCommand.class,
            LedgerCommand.class,
            RecordsCommand.class,
            QualityCommand.class,
            CreditsCommand.class,
            AccountCommand.class,
            RedeemCommand.class,
            ApplyCommand.class,
            DisputeCommand.class,
            PanelCommand.class,
            RulesCommand.class,
            ModelCommand.class,
            UndoCommand.class,
            EraseCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PurgeCommand.class
        })
final class Creditbank implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
