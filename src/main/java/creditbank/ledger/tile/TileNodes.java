package creditbank.ledger.tile;

import creditbank.merkle.Hash;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The nodes of a log of one size, read from its tiles; keeps the tiles that it has read. */
public final class TileNodes implements Nodes {
    private final TileFiles files;
    private final long size;
    private final Map<TilePath, MemoryTree> tiles = new HashMap<>();

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
        return tiles.computeIfAbsent(path, this::read).node(within, index % (TilePath.FULL >> within));
    }

    private MemoryTree read(TilePath path) {
        try {
            // A partial tile that has become full is gone; the full one begins with the same hashes.
            byte[] hashes = files.has(path) ? files.readTile(path) : files.readTile(path.full());
            MemoryTree tree = new MemoryTree();
            for (int offset = 0; offset < path.width() * Hash.LENGTH; offset += Hash.LENGTH) {
                tree.add(Hash.at(hashes, offset));
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }
}
