package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.account.Portfolios;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.run.centre.Centre;
import creditbank.run.source.Sources;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a learner has in the bank. */
@Command(
        name = "account",
        description =
                "Prints a learner's credits by kind and level: earned at schools, converted by rules, redeemed, expired,"
                        + " disputed, and what is free within the rules' ceilings; with a programme, what counts for which"
                        + " part of it and what is missing.",
        mixinStandardHelpOptions = true)
public final class AccountCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "LEARNER", description = "The learner's number, as in the exports.")
    private long learner;

    @Option(names = "--programme", paramLabel = "P", description = "A programme's id, or id and version.")
    private @Nullable String programme;

    @Option(names = "--date", paramLabel = "DATE", description = "On which day (default: today).")
    private @Nullable LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var institutions = Sources.institutions(options.root());
        LocalDate day = date == null ? options.today() : date;
        ProgrammeFile file =
                programme == null ? null : institutions.programmes().find(programme, day);
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            Portfolio portfolio = Portfolios.of(connection, learner, institutions.framework())
                    .orElseThrow(() -> new IllegalArgumentException("there is no learner " + learner));
            connection.rollback();
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? AccountJson.of(portfolio, day, file)
                                    : AccountText.of(portfolio, day, file));
        }
        return 0;
    }
}
