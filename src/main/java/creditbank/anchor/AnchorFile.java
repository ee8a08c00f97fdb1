package creditbank.anchor;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * In which chain checkpoints are kept: {@code anchor.properties} in the home, which only its user can read since addresses of nodes may hold secrets. Without it there is no chain.
 *
 * @param url the node's address, http or https; plain http beyond this machine is for networks that nobody else is in
 * @param contract 0x and 40 hexadecimal digits; empty before there is one
 * @param from the contract's block
 * @param confirmations how many blocks make a checkpoint confirmed
 * @param alarmAfter how long a checkpoint may wait for them before somebody must look
 */
public record AnchorFile(URI url, String contract, long from, int confirmations, Duration alarmAfter) {
    /** Its name in the home. */
    public static final String NAME = "anchor.properties";

    private static final String ALARM = "alarm-after";
    private static final Duration USUAL_ALARM = Duration.ofHours(6);
    private static final Set<String> NAMES = Set.of("url", "contract", "from", "confirmations", ALARM);
    private static final String USUAL = "12";

    /**
     * Reads the file of a home.
     *
     * @throws IllegalArgumentException if others can read it, or it says something else
     */
    public static Optional<AnchorFile> read(Path home) throws IOException {
        Path file = home.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.getPosixFilePermissions(file).stream().anyMatch(AnchorFile::ofOthers)) {
            throw new IllegalArgumentException(file + ":1: others can read this file; expected mode 600");
        }
        StrictProperties properties = new StrictProperties(file, NAMES);
        String url = properties.value("url", "", "https?://[^\\s/]+.*", "the node's http(s) address");
        String contract = properties.value("contract", "", "(0x[0-9a-fA-F]{40})?", "0x and 40 hexadecimal digits");
        String from = properties.value("from", "0", "[0-9]{1,15}", "the contract's block");
        String blocks = properties.value("confirmations", USUAL, "[1-9][0-9]{0,3}", "a number from 1 to 9999");
        return Optional.of(new AnchorFile(
                address(properties, url),
                contract,
                Long.parseLong(from),
                Integer.parseInt(blocks),
                properties.duration(ALARM, USUAL_ALARM)));
    }

    /** Java's own words about an address that it cannot take would quote it. */
    private static URI address(StrictProperties properties, String url) {
        try {
            URI address = new URI(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw properties.wrong("url", "expected the node's http(s) address");
        }
        throw properties.wrong("url", "expected an address with a host name of letters, digits, hyphens and dots");
    }

    private static boolean ofOthers(PosixFilePermission permission) {
        return !permission.name().startsWith("OWNER");
    }

    /** Tells whether there is an address, never the address. */
    @Override
    public String toString() {
        return "AnchorFile[contract=" + contract + ", from=" + from + ", confirmations=" + confirmations + "]";
    }
}
