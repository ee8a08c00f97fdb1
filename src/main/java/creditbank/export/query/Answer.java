package creditbank.export.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an answer row by row. */
interface Answer {
    /**
     * Begins.
     *
     * @param names the columns' names
     * @param bare for each column whether its values are numbers or truth values
     */
    void begin(List<String> names, List<Boolean> bare) throws IOException;

    /** Adds a row; null is an absent value. */
    void row(List<@Nullable String> values) throws IOException;

    void end() throws IOException;
}
