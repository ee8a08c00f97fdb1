package creditbank.cli;

import creditbank.credit.BankDigest;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the digest of the bank's content. */
@Command(
        name = "digest",
        description = "Prints the digest of the bank's content, which is the same for the same content in any home.",
        mixinStandardHelpOptions = true)
final class DigestCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            String digest = BankDigest.compute(connection).digest();
            connection.rollback();
            spec.commandLine().getOut().println(options.json() ? "{\"digest\":\"" + digest + "\"}" : digest);
        }
        return 0;
    }
}
