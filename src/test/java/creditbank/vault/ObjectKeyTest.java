package creditbank.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectKeyTest {
    private final byte[] plain = new byte[100_000];
    private final Random random = new Random(7);

    @TempDir
    Path home;

    private Vault vault;
    private ObjectKey key;

    @BeforeEach
    void open() throws IOException {
        vault = Vault.open(home.resolve("keys"));
        key = vault.newObjectKey();
        random.nextBytes(plain);
    }

    @Test
    void an_object_is_read_from_any_place_with_the_unwrapped_key() throws Exception {
        Path object = encrypted();
        ObjectKey unwrapped = vault.unwrap(key.wrapped());
        try (SeekableByteChannel channel = unwrapped.decrypting(Files.newByteChannel(object))) {
            assertThat(channel.size()).isEqualTo(100_000);
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(plain.length);
                int length = Math.min(random.nextInt(10_000), plain.length - from);
                assertThat(read(channel, from, length)).isEqualTo(Arrays.copyOfRange(plain, from, from + length));
            }
        }
    }

    @Test
    void an_empty_object_is_read_as_empty() throws Exception {
        Path object = home.resolve("empty");
        key.encrypting(Files.newOutputStream(object)).close();
        try (SeekableByteChannel channel = key.decrypting(Files.newByteChannel(object))) {
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void a_flipped_bit_is_noticed_when_its_place_is_read() throws Exception {
        byte[] cipher = Files.readAllBytes(encrypted());
        for (int place : new int[] {1, 39, 40, 5_000, 50_000, cipher.length - 1}) {
            byte[] damaged = cipher.clone();
            damaged[place] ^= 4;
            assertUnreadable(damaged);
        }
    }

    @Test
    void a_truncated_object_is_noticed_even_where_a_segment_ends() throws Exception {
        byte[] cipher = Files.readAllBytes(encrypted());
        for (int length : new int[] {0, 20, 4096, 8192, 40_960, cipher.length - 1}) {
            assertUnreadable(Arrays.copyOf(cipher, length));
        }
    }

    @Test
    void another_object_s_key_and_another_vault_open_nothing() throws Exception {
        Path object = encrypted();
        key = vault.newObjectKey();
        assertUnreadable(Files.readAllBytes(object));
        Vault other = Vault.open(home.resolve("others"));
        assertThatIllegalArgumentException().isThrownBy(() -> other.unwrap(key.wrapped()));
        byte[] damaged = key.wrapped();
        damaged[damaged.length / 2] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> vault.unwrap(damaged));
    }

    @Test
    void a_short_text_comes_back_and_a_damaged_one_does_not() {
        byte[] text = "\u5f20\u4e09".getBytes(UTF_8);
        byte[] cipher = key.encrypt(text);
        assertThat(vault.unwrap(key.wrapped()).decrypt(cipher)).isEqualTo(text);
        assertThat(key.decrypt(key.encrypt(new byte[0]))).isEmpty();
        for (int i = 0; i < cipher.length; i++) {
            byte[] damaged = cipher.clone();
            damaged[i] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> key.decrypt(damaged));
        }
    }

    private Path encrypted() throws IOException {
        Path object = home.resolve("object");
        try (OutputStream stream = key.encrypting(Files.newOutputStream(object))) {
            stream.write(plain, 0, 333);
            stream.write(plain, 333, plain.length - 333);
        }
        assertThat(Files.size(object)).isGreaterThan(100_000);
        return object;
    }

    private void assertUnreadable(byte[] cipher) throws IOException {
        Path object = home.resolve("damaged");
        Files.write(object, cipher);
        assertThatIOException().isThrownBy(() -> {
            try (SeekableByteChannel channel = key.decrypting(Files.newByteChannel(object))) {
                read(channel, 0, plain.length);
            }
        });
    }

    private static byte[] read(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(from);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("ended after " + bytes.position() + " bytes, expected " + length);
            }
        }
        return bytes.array();
    }
}
