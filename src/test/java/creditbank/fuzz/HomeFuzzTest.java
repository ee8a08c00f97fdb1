package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.anchor.AnchorFile;
import creditbank.anchor.evm.EvmKey;
import creditbank.run.source.ConfigurationException;
import creditbank.run.source.Settings;
import creditbank.vault.ObjectKey;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Files of a home that people write, and what is encrypted with its keys. */
class HomeFuzzTest {
    private static final Path HOME = home();
    private static final ObjectKey KEY = key();

    @FuzzTest
    void connections(byte[] bytes) throws Exception {
        onFile("connections.properties", bytes, () -> Settings.load(HOME), ConfigurationException.class);
    }

    @FuzzTest
    void anchor(byte[] bytes) throws Exception {
        onFile(AnchorFile.NAME, bytes, () -> AnchorFile.read(HOME), IllegalArgumentException.class);
    }

    @FuzzTest
    void anchorKey(byte[] bytes) throws Exception {
        onFile(
                "anchor.key",
                bytes,
                () -> {
                    EvmKey key = EvmKey.readOrMake(HOME.resolve("anchor.key"));
                    assertThat(key.address()).matches("0x[0-9a-f]{40}");
                    return key;
                },
                IOException.class);
    }

    /** The bytes as a text that was encrypted, and as one to encrypt. */
    @FuzzTest
    void text(byte[] bytes) throws Exception {
        assertThat(KEY.decrypt(KEY.encrypt(bytes))).isEqualTo(bytes);
        Refusals.only(() -> KEY.decrypt(bytes), IllegalArgumentException.class);
    }

    /** The bytes as an object that lay in the landing zone. */
    @FuzzTest
    void object(byte[] bytes) throws Exception {
        Refusals.only(
                () -> Channels.newInputStream(KEY.decrypting(new SeekableInMemoryByteChannel(bytes)))
                        .readAllBytes(),
                IOException.class);
    }

    private static void onFile(String name, byte[] bytes, Callable<?> reading, Class<? extends Exception> documented)
            throws Exception {
        Path file = Files.createFile(
                HOME.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(file, bytes);
            Refusals.only(reading, documented);
        } finally {
            Files.delete(file);
        }
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectKey key() {
        try {
            return Vault.open(HOME.resolve("keys")).newObjectKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
