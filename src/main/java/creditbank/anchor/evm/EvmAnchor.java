package creditbank.anchor.evm;

import creditbank.anchor.Anchor;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A contract on an EVM chain that keeps what it is called with as logs. Transactions are legacy ones with the chain's id (EIP-155), which every such chain takes. */
public final class EvmAnchor implements Anchor {
    /** Twice the node's price: enough for six full blocks in a row, after which a base fee has doubled. */
    private static final BigInteger TWICE = BigInteger.TWO;
    /** A transaction's own gas, and that of what the contract does. */
    private static final long GAS = 30_000;
    /** At most 40 for a byte of a call's data (EIP-7623), 8 for a byte of a log, and memory. */
    private static final long GAS_A_BYTE = 64;

    private static final long BLOCKS_AT_ONCE = 5_000;
    private static final String CONTRACT = "6b" + "366000600037333660" + "00a100" + "600052" + "600c" + "6014" + "f3";
    private static final long DEPLOYING = 200_000;
    private static final long PAUSE_MILLISECONDS = 250;

    private final JsonRpc node;
    private final Credentials sender;
    private final long chain;
    private final String contract;
    private final long from;

    /**
     * Opens the anchor.
     *
     * @param contract the contract's address, 0x and 40 hexadecimal digits
     * @param from the block from which on checkpoints are looked for: the contract's
     * @throws IOException also if there is no such contract in the chain
     */
    public EvmAnchor(URI address, EvmKey key, String contract, long from) throws IOException {
        this.node = new JsonRpc(address);
        this.sender = key.credentials();
        this.chain = node.whole("eth_chainId");
        this.contract = contract.toLowerCase(Locale.ROOT);
        this.from = from;
        if (node.call("eth_getCode", contract, "latest").asString("0x").length() <= 2) {
            throw new IOException("there is no contract " + contract + " in chain " + chain);
        }
    }

    /** A contract that was put into a chain. */
    public record Deployed(String contract, long block) {}

    /** Puts the contract into the chain, and waits for it. A crash leaves at most a contract that nobody uses. */
    public static Deployed deploy(URI address, EvmKey key, int seconds) throws IOException {
        JsonRpc node = new JsonRpc(address);
        Credentials sender = key.credentials();
        BigInteger number = node.number("eth_getTransactionCount", sender.getAddress(), "latest");
        RawTransaction creation = RawTransaction.createContractTransaction(
                number,
                node.number("eth_gasPrice").multiply(TWICE),
                BigInteger.valueOf(DEPLOYING),
                BigInteger.ZERO,
                "0x" + CONTRACT);
        byte[] signed = TransactionEncoder.signMessage(creation, node.whole("eth_chainId"), sender);
        String hash =
                node.call("eth_sendRawTransaction", Numeric.toHexString(signed)).asString();
        for (long waited = 0; waited < seconds * 1_000L; waited += PAUSE_MILLISECONDS) {
            JsonNode receipt = node.call("eth_getTransactionReceipt", hash);
            if (!receipt.isNull()) {
                return new Deployed(
                        receipt.path("contractAddress").asString(),
                        JsonRpc.whole("blockNumber", receipt.path("blockNumber")));
            }
            pause();
        }
        throw new IOException("the contract's transaction " + hash + " is not in a block after " + seconds
                + " s; when it is, its receipt has the address");
    }

    @Override
    public String account() {
        return "eip155:" + chain + "/" + contract + "/" + sender.getAddress();
    }

    @Override
    public long used() throws IOException {
        return node.whole("eth_getTransactionCount", sender.getAddress(), "latest");
    }

    @Override
    public long height() throws IOException {
        return node.whole("eth_blockNumber");
    }

    @Override
    public Transaction sign(long number, String note) throws IOException {
        byte[] data = note.getBytes(StandardCharsets.UTF_8);
        RawTransaction transaction = RawTransaction.createTransaction(
                BigInteger.valueOf(number),
                node.number("eth_gasPrice").multiply(TWICE),
                BigInteger.valueOf(GAS + GAS_A_BYTE * data.length),
                contract,
                BigInteger.ZERO,
                Numeric.toHexString(data));
        byte[] signed = TransactionEncoder.signMessage(transaction, chain, sender);
        return new Transaction(number, Numeric.toHexString(Hash.sha3(signed)), Numeric.toHexString(signed));
    }

    @Override
    public void send(Transaction transaction) throws IOException {
        try {
            node.call("eth_sendRawTransaction", transaction.signed());
        } catch (JsonRpc.RefusedException e) {
            // Each client has words of its own for one that it knows already.
            if (node.call("eth_getTransactionByHash", transaction.hash()).isNull()) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Mined> find(String hash) throws IOException {
        return mined(node.call("eth_getTransactionReceipt", hash), hash, contract);
    }

    /** What a receipt says. */
    static Optional<Mined> mined(JsonNode receipt, String hash, String contract) throws IOException {
        if (receipt.isNull()) {
            return Optional.empty();
        }
        if (!JsonRpc.number("status", receipt.path("status")).equals(BigInteger.ONE)) {
            throw new IOException("the transaction " + hash + " has failed in the chain, for want of gas or since "
                    + contract + " is not the contract of this program");
        }
        return Optional.of(new Mined(
                JsonRpc.whole("blockNumber", receipt.path("blockNumber")),
                receipt.path("blockHash").asString("")));
    }

    @Override
    public List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        long height = height();
        for (long first = from; first <= height; first += BLOCKS_AT_ONCE) {
            ObjectNode filter = JsonRpc.object()
                    .put("address", contract)
                    .put("fromBlock", "0x" + Long.toHexString(first))
                    .put("toBlock", "0x" + Long.toHexString(Math.min(height, first + BLOCKS_AT_ONCE - 1)));
            filter.putArray("topics")
                    .add("0x" + "0".repeat(24) + sender.getAddress().substring(2));
            kept.addAll(kept(node.call("eth_getLogs", filter)));
        }
        return kept;
    }

    /** What logs of the contract hold. */
    static List<Kept> kept(JsonNode logs) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (JsonNode log : logs) {
            kept.add(new Kept(
                    JsonRpc.whole("blockNumber", log.path("blockNumber")),
                    note(log.path("data").asString(""))));
        }
        return kept;
    }

    private static String note(String data) throws IOException {
        if (!data.matches("0x([0-9a-f]{2})*")) {
            throw new IOException("the chain's node answers eth_getLogs with a log whose data are no bytes");
        }
        return new String(HexFormat.of().parseHex(data, 2, data.length()), StandardCharsets.UTF_8);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the chain", e);
        }
    }
}
