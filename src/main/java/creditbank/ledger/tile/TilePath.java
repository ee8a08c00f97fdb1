package creditbank.ledger.tile;

import org.jspecify.annotations.Nullable;

/**
 * The name of a tile or an entry bundle.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param index the tile's number in its level
 * @param width hashes or entries in it, 1 to 256
 */
public record TilePath(int level, long index, int width) {
    /** Hashes in a full tile. */
    public static final int FULL = 256;
    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    private static final int BITS = 8;
    private static final int HIGHEST = 63;

    public TilePath {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("tile of level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile with this number as it is in a log of this size, or null where it does not exist. */
    static @Nullable TilePath of(int level, long index, long size) {
        long hashes = Math.max(0, level) * BITS >= Long.SIZE ? 0 : size >> (Math.max(0, level) * BITS);
        long width = Math.min(FULL, hashes - index * FULL);
        return width < 1 ? null : new TilePath(level, index, (int) width);
    }

    /** The same tile when it is full. */
    public TilePath full() {
        return new TilePath(level, index, FULL);
    }

    /** The path below the log's directory. */
    @Override
    public String toString() {
        String path = "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number(index);
        return width == FULL ? path : path + ".p/" + width;
    }

    /** The folder that holds the tile's partial forms. */
    String partials() {
        return full() + ".p";
    }

    private static String number(long index) {
        String number = three(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number = "x" + three(rest % 1000) + "/" + number;
        }
        return number;
    }

    private static String three(long group) {
        return Long.toString(1000 + group).substring(1);
    }
}
