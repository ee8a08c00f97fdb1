package creditbank.pull.route;

/**
 * Why a route file is refused.
 *
 * @param file as messages name it
 * @param line from 1; 1 where the whole file is meant
 */
public record RouteProblem(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
