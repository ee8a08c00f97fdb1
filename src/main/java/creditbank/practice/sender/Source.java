package creditbank.practice.sender;

/** The four senders. */
public enum Source {
    ONEROSTER("school-oneroster", false),
    JWXT("school-jwxt", false),
    BADGES("training-badges", true),
    TALENT("talent-archive", true);

    private final String id;
    private final boolean delta;

    Source(String id, boolean delta) {
        this.id = id;
        this.delta = delta;
    }

    /** The source's name in jobs, routes and mappings. */
    public String id() {
        return id;
    }

    /** Whether a delivery has only what changed since the night before. */
    public boolean delta() {
        return delta;
    }

    /** Whether the sender is a school, whose identities are better kept. */
    boolean school() {
        return !delta;
    }
}
