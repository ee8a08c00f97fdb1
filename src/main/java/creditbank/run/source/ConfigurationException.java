package creditbank.run.source;

import java.util.List;

/** Files in {@code jobs}, {@code routes} or {@code mappings} are wrong; the message has one line a problem, each with file and line. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
