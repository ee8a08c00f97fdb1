package creditbank.anchor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A chain that keeps texts for ever, reached through a node of it. Every method fails with an {@link IOException} where the node does not answer. */
public interface Anchor {
    /** Chain, contract and sender; checkpoints are kept once for each. */
    String account();

    /** How many transactions of the sender the chain has: the number of the next. */
    long used() throws IOException;

    /** The number of the chain's last block. */
    long height() throws IOException;

    /**
     * Signs a transaction, and sends nothing.
     *
     * @param number the sender's number for it; of two transactions with one number the chain takes one
     * @param note printable ASCII or UTF-8
     */
    Transaction sign(long number, String note) throws IOException;

    /** Sends a transaction; one that the node knows, waiting or in the chain, may be sent again and nothing changes. */
    void send(Transaction transaction) throws IOException;

    /** The block in which a transaction stands now; empty while it waits, and where a reorganisation has thrown it out. */
    Optional<Mined> find(String hash) throws IOException;

    /** Every text that the sender has in the chain, in the chain's order. */
    List<Kept> kept() throws IOException;

    /**
     * A signed transaction.
     *
     * @param hash its name in the chain
     * @param signed its bytes in hexadecimal
     */
    record Transaction(long number, String hash, String signed) {}

    /** A block. */
    record Mined(long block, String blockHash) {}

    /** A text in the chain. */
    record Kept(long block, String note) {}
}
