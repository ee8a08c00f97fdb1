package creditbank.run.failure;

import creditbank.run.centre.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says why something failed, in one sentence that may be kept and shown. Only messages that cannot quote data are used: our own, the database's where they
 * name no value, and those of the file system.
 */
public final class Causes {
    /** Our own messages hold no personal data; should one ever quote an ID or telephone number, it stops here. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9]{11,17}[0-9Xx]?(?![0-9A-Za-z])");

    private Causes() {}

    /** The sentence for several failures of one execution, some of which follow from others: the first that is ours, else the first. */
    public static Optional<String> sentence(List<Throwable> failures) {
        return failures.stream()
                .flatMap(failure -> ours(failure).stream())
                .findFirst()
                .or(() -> failures.stream().findFirst().map(Causes::sentence));
    }

    /** The first cause that is ours, else the deepest, without a stack trace. */
    public static String sentence(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return ours(failure).orElse(line(words(deepest)));
    }

    private static Optional<String> ours(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getClass().getName().startsWith("creditbank.")) {
                return Optional.of(line(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        if (cause instanceof SQLException refused) {
            return StoreException.words(refused);
        }
        boolean ofFiles = cause instanceof FileSystemException || cause.getClass() == IOException.class;
        return ofFiles ? name + ": " + cause.getMessage() : name;
    }

    private static String line(String message) {
        String first = message.lines().findFirst().orElse(message);
        return NUMBER.matcher(first).replaceAll("…");
    }
}
