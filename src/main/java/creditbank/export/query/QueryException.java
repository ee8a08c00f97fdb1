package creditbank.export.query;

import java.io.Serial;

/** A query that cannot be answered; the message is for whoever wrote it. */
public final class QueryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message);
    }
}
