package creditbank.map;

import creditbank.map.yaml.YamlException;
import java.util.List;

/** A mapping file is wrong; each problem reads {@code file:line: message}. */
public final class MappingException extends YamlException {
    private static final long serialVersionUID = 1L;

    public MappingException(List<String> problems) {
        super(problems);
    }
}
