package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.cli.report.Asking;
import creditbank.database.Database;
import creditbank.ledger.Rebuild;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.run.centre.Centre;
import creditbank.run.centre.LedgerHome;
import creditbank.seal.Restoration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds the log's state after a restored backup. */
@Command(
        name = "rebuild",
        description = {
            "After a backup was restored: takes the log's entries that the database lacks from a copy of the log, and checks them.",
            "The copy is the home's own HOME/ledger/log if that was not restored too, or a mirror's folder or address.",
            "Witnesses are asked whether it is the newest. Without any, nothing can tell: ask everybody who keeps a copy or a checkpoint.",
            "The entries are stated as lost in the log, where everybody can read it. Import again what they sealed.",
            "Shows first how many they are, and asks."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--from", paramLabel = "LOG", required = true, description = "The copy: a folder or an address.")
    private String from = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Checks.requireBank(options.home());
        String text;
        try (Database database = Database.open(options.home(), System.getenv())) {
            LedgerHome ledger = LedgerHome.of(options.home());
            if (!yes
                    && !Asking.yes(
                            spec,
                            would(Rebuild.preview(
                                    database.dataSource(),
                                    ledger.place(),
                                    ledger.origin(),
                                    LogSite.of(from),
                                    new Restoration())))) {
                return 0;
            }
            Rebuild.Rebuilt rebuilt = Rebuild.run(
                    database.dataSource(), ledger.place(), ledger.origin(), LogSite.of(from), new Restoration());
            text = text(rebuilt, ledger.place().quorum().isPresent());
        } catch (DamagedLogException e) {
            say("different: " + e.path() + ": " + e.reason());
            return 1;
        } catch (NoteException e) {
            say("different: checkpoint: " + e.getMessage());
            return 1;
        }
        try (Centre centre = options.centre()) {
            centre.seals().sealWaiting();
            text += "\n" + centre.publishLedger().words();
        }
        say(text);
        return 0;
    }

    private static String would(Rebuild.Rebuilt rebuilt) {
        return "the database has " + rebuilt.before() + " entries, and would take " + rebuilt.taken()
                + " more of the copy; the log would state them as lost, for everybody and for ever"
                + (rebuilt.moved() > 0
                        ? "\n" + rebuilt.moved() + " that readers have never seen would be appended again behind them"
                        : "");
    }

    private static String text(Rebuild.Rebuilt rebuilt, boolean witnessed) {
        String text = "the database had " + rebuilt.before() + " entries, the log has " + rebuilt.size() + " now";
        if (rebuilt.moved() > 0) {
            text += "; " + rebuilt.moved() + " that readers have never seen are appended again behind them";
        }
        if (!witnessed) {
            text +=
                    "\nno witness was asked, since there is no policy: whether a larger copy exists nobody here can tell";
        } else if (rebuilt.silent() > 0) {
            text += "\n" + rebuilt.silent() + " witnesses did not say what they have seen; they are asked again before"
                    + " anything is signed";
        }
        return text;
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
