package creditbank.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A key that is stored nowhere. */
class PassingKeyTest {
    @Test
    void what_it_encrypted_only_it_reads_and_no_two_ciphers_are_alike() {
        PassingKey key = new PassingKey();
        byte[] plain = "王小明".getBytes(StandardCharsets.UTF_8);

        byte[] cipher = key.encrypt(plain);

        assertThat(key.decrypt(cipher)).isEqualTo(plain);
        assertThat(key.encrypt(plain)).isNotEqualTo(cipher);
        assertThatThrownBy(() -> new PassingKey().decrypt(cipher)).isInstanceOf(IllegalArgumentException.class);
        cipher[cipher.length - 1] ^= 1;
        assertThatThrownBy(() -> key.decrypt(cipher)).isInstanceOf(IllegalArgumentException.class);
    }
}
