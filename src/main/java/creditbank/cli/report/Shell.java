package creditbank.cli.report;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes commands that a person can paste into a shell.
 *
 * @param program how the program is called
 * @param options what every command of this home needs, each with a blank before it
 */
public record Shell(String program, String options) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
    private static final Path DEFAULT_HOME = Path.of("data");

    /** The shell in which this program was started. */
    public static Shell here(Path home, Path root) {
        return new Shell(program(false), (home.equals(DEFAULT_HOME) ? "" : option("--home", home)) + root(root));
    }

    /** Any shell on this machine. */
    public static Shell anywhere(Path home, Path root) {
        return new Shell(
                program(true),
                option("--home", home.toAbsolutePath().normalize())
                        + root(root.toAbsolutePath().normalize()));
    }

    /** The command with these arguments, which are a shell's words already. */
    public String line(String arguments) {
        return program + " " + arguments + options;
    }

    private static String option(String name, Path value) {
        return " " + name + " " + word(value.toString());
    }

    /** Where the program's files are, if its start script says. */
    private static Optional<Path> project() {
        return Optional.ofNullable(System.getProperty("creditbank.root")).map(Path::of);
    }

    private static String root(Path root) {
        Path project = project().orElse(Path.of(""));
        boolean usual = root.toAbsolutePath()
                .normalize()
                .equals(project.toAbsolutePath().normalize());
        return usual ? "" : option("--root", root);
    }

    private static String program(boolean absolute) {
        Path here = Path.of("").toAbsolutePath();
        Path project = project().orElse(here).toAbsolutePath().normalize();
        Path script = Path.of("ops", "creditbank");
        return word((project.equals(here) && !absolute ? script : project.resolve(script)).toString());
    }

    /** A text as one word of a POSIX shell. */
    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
