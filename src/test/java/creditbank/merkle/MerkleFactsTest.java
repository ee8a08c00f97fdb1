package creditbank.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rolling digests over all subtrees, inclusion and consistency proofs of trees of the leaves 0x00, 0x01, ... up to 130. */
class MerkleFactsTest {
    private static final int LARGEST = 130;

    private final MemoryTree tree = treeOf(LARGEST);
    private final Prover prover = new Prover(tree);

    @Test
    void every_subtree_hash_is_that_of_the_published_digest() throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int end = 0; end <= LARGEST; end++) {
            for (int start = 0; start <= end; start++) {
                if (Proofs.isSubtree(start, end)) {
                    update(all, "[" + start + ", " + end + ") " + prover.root(start, end) + "\n");
                }
            }
        }
        assertThat(hex(all)).isEqualTo("b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81");
    }

    @Test
    void every_inclusion_proof_is_that_of_the_published_digest_and_verifies() throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int end = 0; end <= LARGEST; end++) {
            for (int start = 0; start <= end; start++) {
                for (int index = start; Proofs.isSubtree(start, end) && index < end; index++) {
                    List<Hash> path = prover.inclusion(index, start, end);
                    update(all, index + " [" + start + ", " + end + ")" + joined(path));
                    Subtree subtree = new Subtree(start, end, prover.root(start, end));
                    assertThat(Proofs.subtreeIncludes(index, subtree, tree.node(0, index), path))
                            .isTrue();
                }
            }
        }
        assertThat(hex(all)).isEqualTo("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");
    }

    @Test
    void every_consistency_proof_is_that_of_the_published_digest_and_verifies() throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int size = 0; size <= LARGEST; size++) {
            for (int end = 0; end <= size; end++) {
                for (int start = 0; start <= end; start++) {
                    if (Proofs.isSubtree(start, end)) {
                        List<Hash> proof = prover.consistency(start, end, size);
                        update(all, "[" + start + ", " + end + ") " + size + joined(proof));
                        Subtree subtree = new Subtree(start, end, prover.root(start, end));
                        assertThat(Proofs.subtreeContinues(subtree, size, proof, prover.root(0, size)))
                                .isTrue();
                    }
                }
                if (end > 0) {
                    List<Hash> proof = prover.consistency(0, end, size);
                    assertThat(Proofs.continues(end, size, proof, prover.root(0, end), prover.root(0, size)))
                            .isTrue();
                }
            }
        }
        assertThat(hex(all)).isEqualTo("10fa99b37bf9bf9ffa26b412fbd98bd75363256d0b75d61bc4538b9c9c5a0a74");
    }

    @Test
    void a_streamed_root_is_that_of_the_tree_at_every_size() {
        RootBuilder builder = new RootBuilder();
        assertThat(builder.root()).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= LARGEST; size++) {
            assertThat(builder.add(tree.node(0, size - 1)).root()).isEqualTo(prover.root(0, size));
        }
    }

    @Test
    void the_tree_of_the_package_comment_has_its_root() {
        assertThat(treeOf(2).root()).hasToString("a20bf9a7cc2dc8a08f5f415a71b19f6ac427bab54d24eec868b5d3103449953a");
    }

    @Test
    void the_eight_reference_leaves_have_their_root() {
        String[] leaves = {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        };
        RootBuilder builder = new RootBuilder();
        Hasher hasher = new Hasher();
        for (String leaf : leaves) {
            builder.add(hasher.leaf(HexFormat.of().parseHex(leaf)));
        }
        assertThat(builder.root()).hasToString("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void a_flipped_bit_a_missing_and_an_extra_hash_are_refused() {
        Hash root = prover.root(0, 100);
        List<Hash> path = prover.inclusion(70, 0, 100);
        Hash leaf = tree.node(0, 70);
        assertThat(Proofs.includes(70, 100, leaf, path, root)).isTrue();
        assertThat(Proofs.includes(71, 100, leaf, path, root)).isFalse();
        assertThat(Proofs.includes(70, 100, leaf, path.subList(1, path.size()), root))
                .isFalse();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(Proofs.includes(70, 100, leaf, longer, root)).isFalse();
        byte[] flipped = path.getFirst().bytes();
        flipped[31] ^= 1;
        List<Hash> wrong = new ArrayList<>(path);
        wrong.set(0, Hash.of(flipped));
        assertThat(Proofs.includes(70, 100, leaf, wrong, root)).isFalse();
    }

    @Test
    void sizes_are_read_strictly() {
        assertThat(Proofs.parseSize("0")).isZero();
        assertThat(Proofs.parseSize("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        for (String text : List.of(
                "", "-1", "+1", "01", " 1", "1 ", "1.0", "9223372036854775808", "18446744073709551615", "\u0661")) {
            assertThatThrownBy(() -> Proofs.parseSize(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_largest_sizes_do_not_wrap() {
        Hash leaf = tree.node(0, 0);
        assertThat(Proofs.includes(0, Long.MAX_VALUE, leaf, List.of(), leaf)).isFalse();
        assertThat(Proofs.includes(-1, Long.MAX_VALUE, leaf, List.of(), leaf)).isFalse();
        assertThat(Proofs.continues(1, Long.MAX_VALUE, List.of(), leaf, leaf)).isFalse();
        assertThat(Proofs.continues(Long.MAX_VALUE, Long.MAX_VALUE, List.of(), leaf, leaf))
                .isTrue();
        assertThat(Proofs.continues(-1, 5, List.of(), leaf, leaf)).isFalse();
    }

    private static MemoryTree treeOf(int size) {
        MemoryTree tree = new MemoryTree();
        Hasher hasher = new Hasher();
        for (int i = 0; i < size; i++) {
            tree.add(hasher.leaf(new byte[] {(byte) i}));
        }
        return tree;
    }

    private static String joined(List<Hash> hashes) {
        StringBuilder text = new StringBuilder();
        hashes.forEach(hash -> text.append(' ').append(hash));
        return text.append('\n').toString();
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
