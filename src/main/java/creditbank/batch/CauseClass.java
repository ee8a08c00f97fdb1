package creditbank.batch;

import java.util.Locale;

/** What kind of thing made a run fail, which says who has to act. */
public enum CauseClass {
    /** The database could not be reached, or gave up a transaction for another one; to be tried again. */
    CONNECTION("data centre"),
    /** The sender could not be reached, or did not let us fetch. */
    SENDER("sender"),
    /** The sender's delivery was refused as a whole. */
    DELIVERY("sender"),
    /** A route, mapping or job file of ours is wrong. */
    MAPPING("data centre"),
    /** A limit of the job file holds the delivery until a person has looked. */
    LIMIT("administrator"),
    /** The disk has no room. */
    DISK("data centre"),
    /** The database refused what the program asked of it. */
    DATABASE("administrator"),
    /** The program itself. */
    PROGRAM("administrator");

    private final String owner;

    CauseClass(String owner) {
        this.owner = owner;
    }

    /** Who has to act. */
    public String owner() {
        return owner;
    }

    /** The name in the database, in reports and on the command line, such as {@code sender}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The class of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CauseClass of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
