package creditbank.recognise.rule;

/** Whether a record states a value. */
public enum Presence {
    STATED,
    ABSENT,
    ANY;

    boolean holds(boolean stated) {
        return this == ANY || (this == STATED) == stated;
    }

    boolean meets(Presence other) {
        return this == other || this == ANY || other == ANY;
    }
}
