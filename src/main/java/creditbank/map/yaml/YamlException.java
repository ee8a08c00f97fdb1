package creditbank.map.yaml;

import java.util.List;

/** A file that users write is wrong; each problem reads {@code file:line: message}. */
public class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public YamlException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their lines. */
    public List<String> problems() {
        return problems;
    }
}
