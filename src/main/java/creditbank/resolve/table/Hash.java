package creditbank.resolve.table;

/** Hashes that are the same on every machine and in every run. */
public final class Hash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long of(byte[] bytes, int from, int to) {
        long hash = OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
        }
        return mix(hash);
    }

    /** Two numbers as one. */
    public static long of(long a, long b) {
        return mix(a * 0x9e3779b97f4a7c15L + b);
    }

    /** Spreads a number's bits over all 64; different numbers stay different. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
