package creditbank.pull;

import java.io.IOException;
import java.sql.SQLException;

/** What a sender brought could not be kept, which is not the sender's fault: the disk has no room, or the database refused the note. */
public final class LandingException extends IOException {
    private static final long serialVersionUID = 1;

    /** The disk has no room; the message says how much there is. */
    LandingException(String message) {
        super(message);
    }

    /** The database refused. */
    LandingException(String message, SQLException cause) {
        super(message, cause);
    }
}
