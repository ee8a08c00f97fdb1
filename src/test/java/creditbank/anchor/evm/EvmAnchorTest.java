package creditbank.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import creditbank.anchor.Anchor;
import creditbank.anchor.AnchorContract;
import creditbank.anchor.Chain;
import creditbank.database.StoreTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real EVM node. Without npm it is skipped, unless {@code CREDITBANK_REQUIRE_ANVIL} is true. */
@StoreTest
class EvmAnchorTest extends AnchorContract {
    private static Optional<Anvil> node = Optional.empty();

    @TempDir
    private Path keys;

    @BeforeAll
    static void start() throws Exception {
        node = Anvil.start();
        boolean required = Boolean.parseBoolean(System.getenv("CREDITBANK_REQUIRE_ANVIL"));
        assertThat(node.isPresent() || !required).as("anvil came from npm").isTrue();
        if (node.isEmpty()) {
            System.out.println("*** npm cannot bring anvil: the EVM anchor is not tested against a real node");
        }
        assumeThat(node).isPresent();
    }

    @AfterAll
    static void stop() {
        node.ifPresent(Anvil::close);
    }

    @Override
    protected Chain chain() throws Exception {
        return new AnvilChain(node.orElseThrow(), EvmKey.readOrMake(keys.resolve("keys/anchor.key")));
    }

    /** The contract's creation is the sender's first transaction. */
    @Override
    protected long base() {
        return 1;
    }

    @Test
    void a_key_is_made_once_for_its_user_alone_and_refused_when_others_can_read_it() throws Exception {
        Path file = keys.resolve("other/anchor.key");
        String address = EvmKey.readOrMake(file).address();
        assertThat(address).matches("0x[0-9a-f]{40}");
        assertThat(EvmKey.readOrMake(file).address()).isEqualTo(address);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> EvmKey.readOrMake(file)).hasMessageContaining("others may have read the keys");
    }

    /** The well-known first account of development nodes. */
    @Test
    void a_known_key_has_its_known_address() throws Exception {
        Path file = Files.createDirectory(
                        keys.resolve("known"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                .resolve("anchor.key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80\n", StandardCharsets.US_ASCII);
        assertThat(EvmKey.readOrMake(file).address()).isEqualTo("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
    }

    @Test
    void an_address_without_the_contract_is_refused() throws Exception {
        EvmKey key = EvmKey.readOrMake(keys.resolve("keys/anchor.key"));
        assertThatThrownBy(() -> new EvmAnchor(node.orElseThrow().address(), key, "0x" + "11".repeat(20), 0))
                .hasMessage("there is no contract 0x" + "11".repeat(20) + " in chain 31337");
    }

    /** A sender and a contract of its own on the shared node. */
    private static final class AnvilChain implements Chain {
        private final Anvil anvil;
        private final EvmAnchor anchor;

        AnvilChain(Anvil anvil, EvmKey key) throws Exception {
            this.anvil = anvil;
            anvil.open(true);
            anvil.call("anvil_setBalance", key.address(), "0xde0b6b3a7640000");
            try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
                Future<EvmAnchor.Deployed> deploying =
                        executor.submit(() -> EvmAnchor.deploy(anvil.address(), key, 20));
                while (!deploying.isDone()) {
                    Thread.sleep(100);
                    mine(1);
                }
                EvmAnchor.Deployed deployed = deploying.get();
                this.anchor = new EvmAnchor(anvil.address(), key, deployed.contract(), deployed.block());
            }
            mine(5);
        }

        @Override
        public Anchor anchor() {
            return anchor;
        }

        @Override
        public void mine(int blocks) throws IOException {
            for (int i = 0; i < blocks; i++) {
                anvil.call("evm_mine");
            }
        }

        @Override
        public void reorganise(int blocks) throws IOException {
            anvil.call("anvil_rollback", blocks);
            forget();
            mine(blocks);
        }

        @Override
        public void forget() throws IOException {
            anvil.call("anvil_dropAllTransactions");
        }

        @Override
        public void answering(boolean answering) {
            anvil.open(answering);
        }

        @Override
        public void close() {
            anvil.open(true);
            try {
                forget();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
