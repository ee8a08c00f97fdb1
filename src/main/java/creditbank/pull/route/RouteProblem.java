package creditbank.pull.route;

import java.nio.file.Path;

/**
 * Why a route file is refused.
 *
 * @param line from 1; 1 where the whole file is meant
 */
public record RouteProblem(Path file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
