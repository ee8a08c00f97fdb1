package creditbank.ledger.tile;

import creditbank.merkle.Hash;
import creditbank.merkle.Nodes;
import creditbank.merkle.RootBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The nodes of a log of one size, read from its tiles; keeps the tiles that it has read. */
public final class TileNodes implements Nodes {
    private final TileFiles files;
    private final long size;
    private final Map<TilePath, byte[]> tiles = new HashMap<>();

    public TileNodes(TileFiles files, long size) {
        this.files = files;
        this.size = size;
    }

    @Override
    public Hash node(int level, long index) {
        int within = level % Byte.SIZE;
        long first = index << within;
        TilePath path = TilePath.of(level / Byte.SIZE, first / TilePath.FULL, size);
        if (path == null) {
            throw new IllegalArgumentException("node " + index + " of level " + level + " in a log of " + size);
        }
        byte[] tile = tiles.computeIfAbsent(path, this::read);
        RootBuilder root = new RootBuilder();
        int offset = (int) (first % TilePath.FULL);
        for (int i = offset; i < offset + (1 << within); i++) {
            root.add(Hash.at(tile, i * Hash.LENGTH));
        }
        return root.root();
    }

    private byte[] read(TilePath path) {
        try {
            return files.readTile(path);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }
}
