package creditbank.cli;

import creditbank.cli.report.Asking;
import creditbank.run.centre.Centre;
import creditbank.seal.Erasure;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Erases a learner. */
@Command(
        name = "erase",
        description = "Deletes all that the bank knows of a learner and destroys the keys of the learner's records, so"
                + " that nothing in the ledger leads to them; all other proofs stay valid. Cannot be taken back. Shows first"
                + " what would be deleted, and asks.",
        mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
    private static final String REMAINS = """
            What remains  delivered files and refused rows that name the learner, encrypted, until their retention ends; exports made before and
                          backups of database and keys made before, which have to be deleted by hand; in the ledger salted hashes without their key""";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "LEARNER", description = "The learner's number, as account and review show it.")
    private long learner;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, such as the number of the request; without the learner's name. Kept in the bank.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who erases; kept in the bank (default: ${DEFAULT-VALUE}).")
    private String by = "";

    @Option(names = "--preview", description = "Shows what would be deleted, and deletes nothing.")
    private boolean preview;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (preview && yes) {
            throw new ParameterException(spec.commandLine(), "--preview and --yes: expected one of them");
        }
        PrintWriter out = spec.commandLine().getOut();
        Erasure.Order order = new Erasure.Order(reason, by);
        try (Centre centre = options.centre()) {
            if (!yes) {
                Erasure wouldDo = centre.seals().previewErasure(learner);
                if (preview) {
                    out.println(options.json() ? json(wouldDo) : text(wouldDo));
                    return 0;
                }
                if (!Asking.yes(spec, text(wouldDo))) {
                    return 0;
                }
            }
            Erasure erasure = centre.seals().erase(learner, order);
            centre.publish();
            out.println(options.json() ? json(erasure) : text(erasure));
        }
        return 0;
    }

    private String text(Erasure erasure) {
        String head = String.format(
                Locale.ROOT,
                "learner       %d, %,d numbers%ndeleted       %,d identities, %,d claims, %,d records and acts; their keys are destroyed%n"
                        + "kept          %,d leaf hashes in their place%n",
                erasure.learner(),
                erasure.learners(),
                erasure.identities(),
                erasure.claims(),
                erasure.records(),
                erasure.leaves());
        String shared = erasure.shared() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "not touched   %,d versions of other learners' records, which were made of this learner's claims"
                                + " too while both were taken for one%n",
                        erasure.shared());
        String end = erasure.tombstone().isEmpty()
                ? "Nothing was changed."
                : "erasure       " + erasure.tombstone() + " in the ledger";
        return head + shared + REMAINS.indent(0) + end;
    }

    private String json(Erasure erasure) {
        ObjectNode root = JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("learner", erasure.learner())
                .put("learners", erasure.learners())
                .put("identities", erasure.identities())
                .put("claims", erasure.claims())
                .put("records", erasure.records())
                .put("leaves", erasure.leaves())
                .put("shared", erasure.shared())
                .put("done", !erasure.tombstone().isEmpty())
                .put("erasure", erasure.tombstone());
        return JsonMapper.builder().build().writeValueAsString(root);
    }
}
