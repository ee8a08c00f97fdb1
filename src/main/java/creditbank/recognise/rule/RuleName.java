package creditbank.recognise.rule;

/** A rule's id and the number of its version, written {@code training-hours-1}, as its file is named. */
public record RuleName(String id, int version) implements Comparable<RuleName> {
    @Override
    public int compareTo(RuleName other) {
        int ids = id.compareTo(other.id);
        return ids == 0 ? Integer.compare(version, other.version) : ids;
    }

    @Override
    public String toString() {
        return id + "-" + version;
    }
}
