package creditbank.recognise.programme;

/** Whether parts and selectors get in one another's way. */
public final class Overlaps {
    private Overlaps() {}

    /** Whether one record can be accepted by both. */
    public static boolean meet(Selector one, Selector other) {
        return one.meets(other);
    }

    /** Whether two parts accept exactly the same, so that nothing tells them apart. */
    public static boolean same(Part one, Part other) {
        return one.accepts().size() == other.accepts().size()
                && one.accepts().stream().allMatch(a -> other.accepts().stream().anyMatch(a::same));
    }
}
