package creditbank.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordKeysTest {
    @TempDir
    Path home;

    private RecordKeys keys;

    @BeforeEach
    void open() throws Exception {
        keys = Vault.open(home.resolve("keys")).recordKeys();
    }

    @Test
    void keys_across_two_files_are_all_different_and_survive_reopening() throws Exception {
        keys.create(65_530, 20);
        byte[][] made = keys.keys(LongStream.range(65_530, 65_550).toArray());
        Set<String> different = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertThat(made[i]).hasSize(32);
            assertThat(Vault.open(home.resolve("keys")).recordKeys().key(65_530 + i))
                    .isEqualTo(made[i]);
            different.add(Arrays.toString(made[i]));
        }
        assertThat(different).hasSize(20);
    }

    @Test
    void record_65537_has_the_second_slot_of_the_second_file() throws Exception {
        keys.create(65_536, 2);
        byte[] file = Files.readAllBytes(home.resolve("keys/records/0000000000010000.keys"));
        assertThat(file).hasSize(64);
        assertThat(keys.key(65_537)).isEqualTo(Arrays.copyOfRange(file, 32, 64));
    }

    @Test
    void keys_of_records_near_and_far_that_come_more_than_once_are_those_of_each() throws Exception {
        keys.create(1, 70_000);
        long[] records = {1, 1, 3, 35, 36, 500, 65_535, 65_536, 65_536, 69_999};
        byte[][] together = keys.keys(records);
        assertThat(together).hasDimensions(10, 32);
        for (int i = 0; i < records.length; i++) {
            assertThat(together[i]).isEqualTo(keys.key(records[i]));
        }
        keys.erase(36);
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.keys(35, 36))
                .withMessage("record 36 has no key: never made, or erased");
        assertThat(keys.keys(35, 37)).hasDimensions(2, 32);
        assertThat(keys.keys()).isEmpty();
    }

    @Test
    void a_key_that_was_never_made_is_refused() throws Exception {
        keys.create(10, 1);
        for (long record : new long[] {9, 11, 65_536, 1L << 40}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> keys.key(record))
                    .withMessageContaining("record " + record);
        }
    }

    @Test
    void an_erased_key_is_gone_and_its_neighbours_stay() throws Exception {
        keys.create(1, 3);
        byte[] first = keys.key(1);
        byte[] third = keys.key(3);
        keys.erase(2);
        keys.erase(2);
        keys.erase(1L << 40);
        assertThatIllegalStateException().isThrownBy(() -> keys.key(2));
        assertThat(keys.key(1)).isEqualTo(first);
        assertThat(keys.key(3)).isEqualTo(third);
        assertThat(Files.readAllBytes(home.resolve("keys/records/0000000000000000.keys")))
                .containsSubsequence(new byte[32]);
    }

    @Test
    void an_id_that_is_given_again_gets_another_key() throws Exception {
        keys.create(1, 1);
        byte[] before = keys.key(1);
        keys.create(1, 1);
        assertThat(keys.key(1)).isNotEqualTo(before);
    }
}
