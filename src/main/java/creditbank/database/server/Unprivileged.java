package creditbank.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace without a mapping root is nobody, and still owns its files. */
final class Unprivileged {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /** The words that make a command run without root's rights; none where we are not root. */
    static List<String> prefix() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        Command.Result probe;
        try {
            probe = Command.run(List.of("unshare", "-U", "id", "-u"));
        } catch (IOException e) {
            throw new IOException(refusal("unshare is missing (Debian: util-linux)"), e);
        }
        if (probe.code() != 0 || probe.output().strip().equals("0")) {
            throw new IOException(refusal(probe.output().strip()));
        }
        return NAMESPACE;
    }

    private static String refusal(String reason) {
        return "the embedded PostgreSQL does not run as root, and user namespaces are forbidden here (" + reason
                + "): run as another user, or point CREDITBANK_DB_URL, CREDITBANK_DB_USER and CREDITBANK_DB_PASSWORD_FILE"
                + " to a server";
    }
}
