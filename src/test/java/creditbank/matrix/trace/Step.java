package creditbank.matrix.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A durable step as the system sees it.
 *
 * @param call the system call
 * @param file its last file, named from the home's folder, without what is random in the name
 * @param number the how-manieth of these, from 1
 */
public record Step(String call, String file, int number) {
    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)");
    private static final Pattern FILE = Pattern.compile("\"([^\"]*)\"|\\d<([^>]*)>");

    /** The call of a line of strace, which may have been printed in part; nothing where it is none below the folder. */
    static Optional<Step> parse(Path folder, String line) {
        Matcher call = CALL.matcher(line);
        if (!call.find()) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        Matcher file = FILE.matcher(call.group(2));
        while (file.find()) {
            files.add(file.group(1) == null ? file.group(2) : file.group(1));
        }
        String prefix = folder + "/";
        if (files.isEmpty() || !files.getLast().startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(new Step(call.group(1), plain(files.getLast().substring(prefix.length())), 0));
    }

    private static String plain(String file) {
        return file.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "*")
                .replaceAll("[0-9a-f]{16,}", "*")
                .replaceAll("[0-9]+", "#");
    }

    Step numbered(int how) {
        return new Step(call, file, how);
    }

    @Override
    public String toString() {
        return call + " " + file + " (" + number + ")";
    }
}
