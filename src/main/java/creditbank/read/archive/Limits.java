package creditbank.read.archive;

/**
 * How far an entry may grow.
 *
 * @param bytes the most that one entry may inflate to
 * @param ratio the most inflated bytes for each packed one, looked at beyond the first megabyte
 */
public record Limits(long bytes, int ratio) {

    /** 16 GiB, 200 to one; CSV packs about ten to one. */
    public static Limits usual() {
        return new Limits(1L << 34, 200);
    }
}
