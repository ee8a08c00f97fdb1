package creditbank.seal.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeafHasherTest {
    private static final List<byte[]> GROUPS = Stream.of("who", "what", "where", "when", "result", "credit")
            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private final LeafHasher hasher = new LeafHasher();

    @Test
    void the_example_of_the_package_comment_holds() {
        assertThat(hasher.version(key(), 1, GROUPS))
                .hasToString("097f51dea8ebdb1005ab9006ba9b56db384ee25c2c0793bce74a7594b337a7b5");
        assertThat(hasher.refusal(new byte[] {1, 2, 3}, "row.malformed"))
                .hasToString("8d2b9e54a82e52b0c4d340440212a6597b6d029bc3781e5479b0866ccb9e6ee7");
        assertThat(hasher.worksheet(key(), 1, 0, new byte[] {'{', '}'}))
                .hasToString("2f1fdf8d9bb62901f132758341b1695c944291bdc13286e7ee706f06caa29f8c");
        assertThat(hasher.act(key(), new byte[] {'{', '}'}))
                .hasToString("4c30a3f0b4e9d53e203186851c4e849e6f7c943f516091467a1ec3baceea2f20");
    }

    @Test
    void the_root_does_not_tell_in_which_order_the_leaves_came() {
        SortedLeaves one = new SortedLeaves();
        one.add(hasher.version(key(), 1, GROUPS));
        one.add(hasher.version(key(), 2, GROUPS));
        SortedLeaves other = new SortedLeaves();
        other.add(hasher.version(key(), 2, GROUPS));
        other.add(hasher.version(key(), 1, GROUPS));
        assertThat(one.root()).hasToString("c7d8afd618cb4c43a29985b7b63e481500b37dbb429d8180b48ad38d45efb2f4");
        assertThat(other.root()).isEqualTo(one.root());
    }

    @Test
    void another_key_version_or_group_makes_another_leaf() {
        byte[] other = key();
        other[31] ^= 1;
        assertThat(List.of(
                        hasher.version(key(), 1, GROUPS),
                        hasher.version(other, 1, GROUPS),
                        hasher.version(key(), 257, GROUPS),
                        hasher.version(key(), 1, GROUPS.reversed())))
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> hasher.version(key(), 1, GROUPS.subList(0, 5)))
                .hasMessage("a key of 32 bytes and 5 groups, expected 32 and 6");
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }
}
