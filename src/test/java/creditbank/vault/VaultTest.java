package creditbank.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.HmacPrfKey;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path home;

    @Test
    void what_a_process_left_that_died_while_it_made_keys_is_removed_a_minute_later() throws Exception {
        Path keys = home.resolve("keys");
        String secret = SecretFile.readOrMake(keys.resolve("anchor.key"), () -> "secret");
        Path old = Files.createDirectory(keys.resolve("vault.partial123"));
        Files.write(old.resolve("tokens.keyset"), new byte[] {1});
        Path fresh = Files.createDirectory(keys.resolve("vault.partial124"));
        Path left = Files.createFile(keys.resolve("anchor.key.123.tmp"));
        Path other = Files.createFile(keys.resolve("anchor.key.124.tmp"));
        for (Path path : List.of(old, left)) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(61)));
        }

        Vault.open(keys);
        assertThat(SecretFile.readOrMake(keys.resolve("anchor.key"), () -> "other"))
                .isEqualTo(secret);
        assertThat(List.of(old, left)).noneMatch(Files::exists);
        assertThat(List.of(fresh, other)).allMatch(Files::exists);
    }

    @Test
    void a_token_is_half_of_an_hmac_over_purpose_and_text() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(tokenKey(), "HmacSHA256"));
        byte[] hash = mac.doFinal("id-number\u001f11010519491231002X".getBytes(UTF_8));
        ByteBuffer half = ByteBuffer.wrap(hash, 0, 16);
        assertThat(vault.token("id-number", "11010519491231002X")).isEqualTo(new UUID(half.getLong(), half.getLong()));
    }

    @Test
    void tokens_differ_by_purpose_and_by_vault_and_survive_reopening() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        UUID token = vault.token("phone", "13800138000");
        assertThat(vault.token("id-number", "13800138000")).isNotEqualTo(token);
        assertThat(Vault.open(home.resolve("keys")).token("phone", "13800138000"))
                .isEqualTo(token);
        assertThat(Vault.open(home.resolve("others")).token("phone", "13800138000"))
                .isNotEqualTo(token);
    }

    @Test
    void a_ciphertext_opens_in_its_context_only_and_damaged_not_at_all() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        byte[] plain = "11010519491231002X".getBytes(UTF_8);
        byte[] cipher = vault.encrypt(plain, "identity 1");
        assertThat(vault.decrypt(cipher, "identity 1")).isEqualTo(plain);
        assertThat(vault.encrypt(plain, "identity 1")).isNotEqualTo(cipher);
        assertThatIllegalArgumentException().isThrownBy(() -> vault.decrypt(cipher, "identity 2"));
        for (int i = 0; i < cipher.length; i++) {
            byte[] damaged = cipher.clone();
            damaged[i] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> vault.decrypt(damaged, "identity 1"));
        }
    }

    @Test
    void keys_are_made_for_their_owner_only() throws Exception {
        Path keys = home.resolve("keys");
        Vault.open(keys).recordKeys().create(1, 1);
        for (String folder : List.of("", "vault", "records")) {
            assertThat(permissions(keys.resolve(folder))).isEqualTo("rwx------");
        }
        for (String file : List.of("vault/tokens.keyset", "vault/master.keyset", "records/0000000000000000.keys")) {
            assertThat(permissions(keys.resolve(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void looser_permissions_are_refused_with_the_file_s_name() throws Exception {
        Path keys = home.resolve("keys");
        Vault.open(keys);
        Path master = keys.resolve("vault").resolve("master.keyset");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r-----"));
        assertThatIOException()
                .isThrownBy(() -> Vault.open(keys))
                .withMessageContaining("master.keyset has the permissions rw-r-----");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatIOException()
                .isThrownBy(() -> Vault.open(keys))
                .withMessageContaining("keys has the permissions rwxr-xr-x");
    }

    @Test
    void lost_key_sets_are_not_silently_replaced() throws Exception {
        Path keys = home.resolve("keys");
        Vault.open(keys);
        Files.move(keys.resolve("vault"), home.resolve("lost"));
        assertThatIOException().isThrownBy(() -> Vault.open(keys)).withMessageContaining("bring the vault's keys");
    }

    @Test
    void two_that_make_one_vault_together_get_the_same_keys() throws Exception {
        Path keys = home.resolve("keys");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<UUID> open = () -> Vault.open(keys).token("a", "b");
            List<UUID> tokens = new ArrayList<>();
            for (Future<UUID> token : threads.invokeAll(List.of(open, open, open, open, open, open, open, open))) {
                tokens.add(token.get());
            }
            assertThat(tokens).containsOnly(Vault.open(keys).token("a", "b"));
        }
        try (var left = Files.list(keys)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("vault", "records");
        }
    }

    @Test
    void two_hundred_thousand_tokens_take_seconds_at_most() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        long before = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < 200_000; i++) {
            sum += vault.token("phone", "1380013" + i).getMostSignificantBits();
        }
        assertThat(sum).isNotZero();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    private byte[] tokenKey() throws Exception {
        byte[] file = Files.readAllBytes(home.resolve("keys").resolve("vault").resolve("tokens.keyset"));
        var keyset = TinkProtoKeysetFormat.parseKeyset(file, InsecureSecretKeyAccess.get(), TinkConfig2026.get());
        return ((HmacPrfKey) keyset.getPrimary().getKey()).getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
