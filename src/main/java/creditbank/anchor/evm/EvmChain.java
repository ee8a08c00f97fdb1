package creditbank.anchor.evm;

import creditbank.anchor.AnchorFile;
import creditbank.anchor.Anchoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** The chain that a home's file names. */
public final class EvmChain {
    /** What is said where there is none yet. */
    public static final String NO_CONTRACT =
            AnchorFile.NAME + ": contract: missing; 'ledger anchor --deploy' makes one and says what to write there";

    private EvmChain() {}

    /** The key of a home, made where there is none. */
    public static EvmKey key(Path home) throws IOException {
        return EvmKey.readOrMake(home.resolve("keys").resolve("anchor.key"));
    }

    /**
     * Opens the chain; empty where the home has none.
     *
     * @throws IllegalArgumentException if its contract is not known yet
     * @throws IOException if the node does not answer
     */
    public static Optional<Anchoring> open(Path home, DataSource database) throws IOException {
        Optional<AnchorFile> file = AnchorFile.read(home);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        AnchorFile chain = file.get();
        if (chain.contract().isEmpty()) {
            throw new IllegalArgumentException(NO_CONTRACT);
        }
        EvmAnchor anchor = new EvmAnchor(chain.url(), key(home), chain.contract(), chain.from());
        return Optional.of(new Anchoring(database, anchor, chain.confirmations()));
    }
}
