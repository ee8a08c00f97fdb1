package creditbank.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.merkle.Hasher;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Prover;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileTest {
    @TempDir
    private Path folder;

    @Test
    void paths_are_written_in_groups_of_three() {
        assertThat(new TilePath(0, 0, 256)).hasToString("tile/0/000");
        assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(new TilePath(63, 1000, 7)).hasToString("tile/63/x001/000.p/7");
        assertThat(new TilePath(TilePath.ENTRIES, 273, 112)).hasToString("tile/entries/273.p/112");
    }

    @Test
    void seventy_thousand_leaves_end_in_the_tiles_of_the_package_comment() throws Exception {
        assertThat(tiles(70_000).stream().filter(path -> path.contains(".p/")))
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(tiles(70_000)).hasSize(273 + 1 + 3);
    }

    @Test
    void no_tile_is_empty_at_the_boundaries() throws Exception {
        assertThat(tiles(0)).isEmpty();
        assertThat(tiles(1)).containsExactly("tile/0/000.p/1");
        assertThat(tiles(256)).containsExactly("tile/0/000", "tile/1/000.p/1");
        assertThat(tiles(257)).containsExactly("tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1");
        assertThat(tiles(65_536)).hasSize(256 + 1 + 1).contains("tile/0/255", "tile/1/000", "tile/2/000.p/1");
        assertThat(tiles(65_537))
                .hasSize(256 + 1 + 1 + 1)
                .contains("tile/0/255", "tile/0/256.p/1", "tile/1/000", "tile/2/000.p/1");
    }

    @Test
    void a_resumed_builder_makes_the_same_tiles_and_root() throws Exception {
        Hasher hasher = new Hasher();
        TileFiles files = new TileFiles(folder);
        TileBuilder whole = new TileBuilder(files::writeOnce);
        for (int i = 0; i < 66_000; i++) {
            whole.add(hasher.leaf(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        whole.finish();
        TileBuilder resumed = TileBuilder.resume(65_792, files, files::requireSame);
        assertThat(resumed.size()).isEqualTo(65_792);
        for (int i = 65_792; i < 66_000; i++) {
            resumed.add(hasher.leaf(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        resumed.finish();
        assertThat(resumed.root()).isEqualTo(whole.root());
    }

    @Test
    void proofs_read_from_tiles_are_those_of_the_tree() throws Exception {
        Hasher hasher = new Hasher();
        TileFiles files = new TileFiles(folder);
        TileBuilder builder = new TileBuilder(files::writeOnce);
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < 1000; i++) {
            builder.add(hasher.leaf(new byte[] {(byte) (i >> 8), (byte) i}));
            tree.add(hasher.leaf(new byte[] {(byte) (i >> 8), (byte) i}));
        }
        builder.finish();
        assertThat(builder.root()).isEqualTo(tree.root());
        Prover fromTiles = new Prover(new TileNodes(files, 1000));
        for (long index : List.of(0L, 255L, 256L, 511L, 767L, 768L, 999L)) {
            assertThat(fromTiles.inclusion(index, 0, 1000)).isEqualTo(new Prover(tree).inclusion(index, 0, 1000));
        }
    }

    @Test
    void a_bundle_is_read_back_and_refused_when_cut_or_too_long() {
        TilePath path = new TilePath(TilePath.ENTRIES, 0, 3);
        List<byte[]> entries = List.of(new byte[0], "two".getBytes(StandardCharsets.US_ASCII), new byte[65_535]);
        byte[] bundle = EntryBundle.encode(entries);
        assertThat(bundle).hasSize(6 + 3 + 65_535).startsWith(0, 0, 0, 3, 't', 'w', 'o', 255, 255);
        assertThat(EntryBundle.decode(path, bundle)).containsExactlyElementsOf(entries);
        for (int cut : new int[] {1, 65_535, 65_536, 65_537}) {
            byte[] shorter = java.util.Arrays.copyOf(bundle, bundle.length - cut);
            assertThatThrownBy(() -> EntryBundle.decode(path, shorter))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessageStartingWith("tile/entries/000.p/3: ");
        }
        assertThatThrownBy(() -> EntryBundle.decode(new TilePath(TilePath.ENTRIES, 0, 2), bundle))
                .hasMessage("tile/entries/000.p/2: 3 entries, expected exactly 2");
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .hasMessage("an entry of 65536 bytes, expected at most 65535");
    }

    @Test
    void a_tile_is_never_written_twice_with_other_bytes() throws Exception {
        TileFiles files = new TileFiles(folder);
        TilePath path = new TilePath(0, 0, 1);
        files.writeOnce(path, new byte[32]);
        files.writeOnce(path, new byte[32]);
        assertThatThrownBy(() -> files.writeOnce(path, new byte[] {1}))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("tile/0/000.p/1: differs from the entries from byte 0 of 32");
        Files.write(folder.resolve("tile/0/000.p/1"), new byte[31]);
        assertThatThrownBy(() -> files.readTile(path)).hasMessage("tile/0/000.p/1: 31 bytes, expected 32");
    }

    private static List<String> tiles(int size) throws Exception {
        List<String> paths = new ArrayList<>();
        TileBuilder builder = new TileBuilder((path, hashes) -> {
            assertThat(hashes).hasSize(path.width() * 32);
            paths.add(path.toString());
        });
        Hasher hasher = new Hasher();
        for (int i = 0; i < size; i++) {
            builder.add(hasher.leaf(new byte[] {(byte) i}));
        }
        builder.finish();
        return paths;
    }
}
