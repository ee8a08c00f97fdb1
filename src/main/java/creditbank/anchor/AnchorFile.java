package creditbank.anchor;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which chain checkpoints are kept: {@code anchor.properties} in the home, which only its user can read since addresses of nodes may hold secrets. Without it there is no chain.
 *
 * @param url the node's address, http or https; plain http beyond this machine is for networks that nobody else is in
 * @param contract 0x and 40 hexadecimal digits; empty before there is one
 * @param from the contract's block
 * @param confirmations how many blocks make a checkpoint confirmed
 */
public record AnchorFile(URI url, String contract, long from, int confirmations) {
    /** Its name in the home. */
    public static final String NAME = "anchor.properties";

    private static final Set<String> NAMES = Set.of("url", "contract", "from", "confirmations");
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
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String name : properties.stringPropertyNames()) {
            if (!NAMES.contains(name)) {
                throw wrong(file, lines, name, "unknown, expected one of " + new TreeSet<>(NAMES));
            }
        }
        String url = value(file, lines, properties, "url", "", "https?://[^\\s/]+.*", "the node's http(s) address");
        String contract =
                value(file, lines, properties, "contract", "", "(0x[0-9a-fA-F]{40})?", "0x and 40 hexadecimal digits");
        String from = value(file, lines, properties, "from", "0", "[0-9]{1,15}", "the contract's block");
        String blocks =
                value(file, lines, properties, "confirmations", USUAL, "[1-9][0-9]{0,3}", "a number from 1 to 9999");
        return Optional.of(
                new AnchorFile(address(file, lines, url), contract, Long.parseLong(from), Integer.parseInt(blocks)));
    }

    private static String value(
            Path file,
            List<String> lines,
            Properties properties,
            String name,
            String otherwise,
            String form,
            String expected) {
        String value = properties.getProperty(name, otherwise).strip();
        if (!value.matches(form)) {
            throw wrong(file, lines, name, "expected " + expected);
        }
        return value;
    }

    /** Java's own words about an address that it cannot take would quote it. */
    private static URI address(Path file, List<String> lines, String url) {
        try {
            URI address = new URI(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw wrong(file, lines, "url", "expected the node's http(s) address");
        }
        throw wrong(file, lines, "url", "expected an address with a host name of letters, digits, hyphens and dots");
    }

    /** Without the value, which may be a secret. */
    private static IllegalArgumentException wrong(Path file, List<String> lines, String name, String why) {
        int line = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(name)) {
                line = i + 1;
            }
        }
        return new IllegalArgumentException(file + ":" + line + ": " + name + ": " + why);
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
