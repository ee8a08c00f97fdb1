package creditbank.run.centre;

import java.sql.SQLException;

/** The database refused; the message keeps its state and its words, where these cannot quote values. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** The class of states in which PostgreSQL's messages quote the value that it cannot take. */
    private static final String DATA = "22";

    public StoreException(SQLException cause) {
        super(words(cause), cause);
    }

    /** What the database said, without values. */
    public static String words(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        String message =
                String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        return "the database refused (" + state + ")" + (state.startsWith(DATA) ? "" : ": " + message);
    }
}
