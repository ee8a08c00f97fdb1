package creditbank.cli.credits;

import creditbank.cli.HomeOptions;
import creditbank.recognise.Accounts;
import creditbank.recognise.Accounts.Account;
import creditbank.recognise.Accounts.Entry;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a learner has in the bank. */
@Command(
        name = "account",
        description =
                "Prints a learner's credits by kind and level: earned at schools, converted by rules, expired, and what"
                        + " counts within the rules' ceilings.",
        mixinStandardHelpOptions = true)
public final class AccountCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %-12s %8s %10s %10s %10s%n";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "LEARNER", description = "The learner's number, as in the exports.")
    private long learner;

    @Option(names = "--date", paramLabel = "DATE", description = "On which day (default: today).")
    private @Nullable LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            Account account = Accounts.of(connection, learner, date == null ? options.today() : date)
                    .orElseThrow(() -> new IllegalArgumentException("there is no learner " + learner));
            connection.rollback();
            spec.commandLine().getOut().println(options.json() ? json(account) : text(account));
        }
        return 0;
    }

    private static String text(Account account) {
        StringBuilder text = new StringBuilder("learner " + account.learnerId() + " on " + account.day())
                .append(System.lineSeparator());
        text.append(String.format(Locale.ROOT, ROW, "kind", "level", "records", "earned", "converted", "expired"));
        for (Entry entry : account.entries()) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    kind(entry),
                    entry.level(),
                    entry.records(),
                    credits(entry.earned()),
                    credits(entry.converted()),
                    credits(entry.expired())));
        }
        new TreeMap<>(account.above())
                .forEach((rule, credits) -> text.append("above the ceiling of ")
                        .append(rule)
                        .append(": ")
                        .append(credits(credits))
                        .append(System.lineSeparator()));
        return text.append("counts: ").append(credits(account.counted())).toString();
    }

    private static String json(Account account) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode()
                .put("learner", account.learnerId())
                .put("date", account.day().toString())
                .put("countedHundredths", account.counted());
        ArrayNode entries = root.putArray("entries");
        account.entries()
                .forEach(entry -> entries.addObject()
                        .put("kind", kind(entry))
                        .put("level", entry.level())
                        .put("records", entry.records())
                        .put("earnedHundredths", entry.earned())
                        .put("convertedHundredths", entry.converted())
                        .put("expiredHundredths", entry.expired()));
        ObjectNode above = root.putObject("aboveCeilingHundredths");
        new TreeMap<>(account.above()).forEach(above::put);
        return mapper.writeValueAsString(root);
    }

    private static String kind(Entry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String credits(long hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
