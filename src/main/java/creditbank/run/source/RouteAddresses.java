package creditbank.run.source;

import creditbank.map.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a route may fetch from and send to, and the options without which that is not safe: Camel's defaults trust any SFTP host, take a server that is down
 * for an empty folder, hold whole files in memory and move the sender's files.
 */
final class RouteAddresses {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(password|passphrase|secret|username|privatekey.*|clientid|token)|authuser.*|knownhosts.*");
    private static final Set<String> LANDINGS = Set.of("bean:landing?method=file", "bean:landing?method=page");

    /**
     * An option that must be there.
     *
     * @param value what it must be, or where it ends in an ellipsis, may be anything
     * @param otherwise what happens without it
     */
    private record Option(String name, String value, String otherwise) {}

    private static final Option KEEP = new Option("noop", "true", "the sender's files are moved");
    private static final Option MAKE = new Option("autoCreate", "false", "a wrong folder is made and stays empty");
    private static final Option SEEN = new Option("idempotentRepository", "#seen", "a file is fetched again and again");
    private static final List<Option> SFTP = List.of(
            new Option("knownHostsFile", "…", "no host key is pinned"),
            new Option("strictHostKeyChecking", "yes", "any host is trusted"),
            new Option("useUserKnownHostsFile", "false", "the host key may come from elsewhere"),
            new Option("throwExceptionOnConnectFailed", "true", "a server that is down looks like an empty folder"),
            new Option("streamDownload", "true", "a whole file is held in memory"),
            KEEP,
            MAKE,
            SEEN);
    private static final List<Option> FOLDER = List.of(
            new Option("doneFileName", "…", "a file may be fetched while it is written"),
            new Option("startingDirectoryMustExist", "true", "a missing folder looks like an empty one"),
            new Option("directoryMustExist", "true", "a missing folder looks like an empty one"),
            KEEP,
            MAKE,
            SEEN);
    private static final List<Option> HTTPS = List.of(
            new Option("sslContextParameters", "#authority", "any public authority is trusted"),
            new Option("followRedirects", "false", "another host may answer"));

    private final String source;
    private final Set<String> starts;
    private boolean lands;

    /**
     * The addresses of one file.
     *
     * @param starts where the file's routes begin
     */
    RouteAddresses(String source, Set<String> starts) {
        this.source = source;
        this.starts = starts;
    }

    /** Whether a step so far has ended in the landing zone. */
    boolean lands() {
        return lands;
    }

    void poll(YamlNode poll) {
        poll.only("uri", "timeout", "parameters");
        YamlNode timeout = poll.get("timeout");
        if (timeout != null) {
            timeout.number(0, 3_600_000);
        }
        String uri = poll.need("uri").text();
        if (uri.startsWith("sftp:{{" + source + ".host}}")) {
            options(poll, SFTP);
        } else if (uri.startsWith("file:{{" + source + ".folder}}")) {
            options(poll, FOLDER);
        } else if (!uri.isEmpty()) {
            poll.need("uri")
                    .problem("expected an address that begins with sftp:{{" + source + ".host}} or file:{{" + source
                            + ".folder}}, found '" + uri + "'");
        }
        plain(poll);
    }

    void to(YamlNode to) {
        if (to.isText()) {
            call(to);
            return;
        }
        to.only("uri", "parameters");
        String uri = to.need("uri").text();
        if (uri.startsWith("{{" + source + ".url}}")) {
            options(to, HTTPS);
        } else if (!uri.isEmpty()) {
            to.need("uri")
                    .problem("expected an address that begins with {{" + source
                            + ".url}}, which is an https one, found '" + uri + "'");
        }
        plain(to);
    }

    private void call(YamlNode to) {
        String uri = to.text();
        lands |= LANDINGS.contains(uri);
        if (!LANDINGS.contains(uri) && !uri.equals("bean:token?method=accept") && !starts.contains(uri)) {
            to.problem(
                    "expected bean:landing?method=file, bean:landing?method=page, bean:token?method=accept or where a"
                            + " route of this file begins, found '" + uri + "'");
        }
    }

    /** Options stand under parameters, where each has its line, and hold no secret. */
    private static void plain(YamlNode step) {
        if (step.need("uri").text().contains("?")) {
            step.need("uri").problem("expected the options under parameters, not in the address");
        }
        YamlNode parameters = step.get("parameters");
        if (parameters == null) {
            return;
        }
        for (Map.Entry<String, YamlNode> option : parameters.entries().entrySet()) {
            if (SECRET.matcher(option.getKey()).matches()
                    && !option.getValue().text().contains("{{")) {
                option.getValue().problem(option.getKey() + " has a literal value, expected a placeholder");
            }
        }
    }

    private static void options(YamlNode step, List<Option> options) {
        YamlNode parameters = step.need("parameters");
        for (Option option : options) {
            YamlNode value = parameters.get(option.name());
            boolean any = option.value().equals("…");
            if (value == null) {
                parameters.problem("the option " + option.name() + (any ? "" : ": " + option.value())
                        + " is missing; without it " + option.otherwise());
            } else if (!any && !value.text().equals(option.value())) {
                value.problem("expected " + option.name() + ": " + option.value() + value.found() + "; otherwise "
                        + option.otherwise());
            }
        }
    }
}
