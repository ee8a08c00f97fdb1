package creditbank.ledger.tile;

import creditbank.merkle.Hash;
import creditbank.merkle.RootBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the tiles of a log from its leaf hashes as they come; keeps one tile for each level. */
public final class TileBuilder {
    private final Sink sink;
    private final List<Level> levels = new ArrayList<>();
    private final RootBuilder root = new RootBuilder();

    /** Begins at an empty log. */
    public TileBuilder(Sink sink) {
        this.sink = sink;
    }

    /** Begins after the full level-0 tiles of a log of this size, whose higher tiles are read. */
    public static TileBuilder resume(long size, TileFiles files, Sink sink) throws IOException {
        TileBuilder builder = new TileBuilder(sink);
        int top = (Long.SIZE - Long.numberOfLeadingZeros(size)) / Byte.SIZE;
        for (int level = top; level > 0; level--) {
            TilePath path = TilePath.of(level, size >> (Byte.SIZE * (level + 1)), size);
            byte[] hashes = path == null ? new byte[0] : files.readTile(path);
            Level edge = builder.level(level);
            edge.index = size >> (Byte.SIZE * (level + 1));
            for (int offset = 0; offset < hashes.length; offset += Hash.LENGTH) {
                Hash hash = Hash.at(hashes, offset);
                edge.put(hash);
                builder.root.add(hash, Byte.SIZE * level);
            }
        }
        builder.level(0).index = size / TilePath.FULL;
        return builder;
    }

    /** Adds the next leaf's hash and hands on the tiles that it completes. */
    public void add(Hash leaf) throws IOException {
        root.add(leaf);
        Hash hash = leaf;
        for (int number = 0; ; number++) {
            Level level = level(number);
            level.put(hash);
            if (level.width < TilePath.FULL) {
                return;
            }
            hash = level.subtree.root();
            emit(number, level);
            level.next();
        }
    }

    /** Hands on the partial tiles; nothing may be added afterwards. */
    public void finish() throws IOException {
        for (int number = 0; number < levels.size(); number++) {
            Level level = levels.get(number);
            if (level.width > 0) {
                emit(number, level);
            }
        }
    }

    public long size() {
        return root.size();
    }

    /** The root over the leaves so far. */
    public Hash root() {
        return root.root();
    }

    private void emit(int number, Level level) throws IOException {
        byte[] hashes = new byte[level.width * Hash.LENGTH];
        System.arraycopy(level.hashes, 0, hashes, 0, hashes.length);
        sink.tile(new TilePath(number, level.index, level.width), hashes);
    }

    private Level level(int number) {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        return levels.get(number);
    }

    /** Takes tiles as they become complete, lower ones first. */
    @FunctionalInterface
    public interface Sink {
        void tile(TilePath path, byte[] hashes) throws IOException;
    }

    /** The tile at the right edge of one level. */
    private static final class Level {
        private final byte[] hashes = new byte[TilePath.FULL * Hash.LENGTH];
        private RootBuilder subtree = new RootBuilder();
        private long index;
        private int width;

        void put(Hash hash) {
            hash.copyTo(hashes, width * Hash.LENGTH);
            subtree.add(hash);
            width++;
        }

        void next() {
            index++;
            width = 0;
            subtree = new RootBuilder();
        }
    }
}
