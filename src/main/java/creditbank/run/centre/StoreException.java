package creditbank.run.centre;

import java.sql.SQLException;

/** The database refused; the message keeps its state and code, not the values that it may quote. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(SQLException cause) {
        super("the database refused (" + cause.getSQLState() + "): " + firstLine(cause), cause);
    }

    private static String firstLine(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
