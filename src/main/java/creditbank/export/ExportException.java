package creditbank.export;

import java.io.Serial;

/** An export that is not what the bank holds, and was therefore not published. */
public final class ExportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ExportException(String message) {
        super(message);
    }
}
