package creditbank.anchor.evm;

import creditbank.vault.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.utils.Numeric;

/** The key with which transactions are signed: 64 hexadecimal digits in a file that only the program's user can read. Its address needs the chain's money for the gas. */
public final class EvmKey {
    private static final int DIGITS = 64;

    private final Credentials credentials;

    private EvmKey(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The key in the file, made where there is none. */
    public static EvmKey readOrMake(Path file) throws IOException {
        String text = SecretFile.readOrMake(file, EvmKey::make);
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IOException(file + ": expected 64 hexadecimal digits in lower case");
        }
        return new EvmKey(Credentials.create(text));
    }

    /** 0x and 40 hexadecimal digits. */
    public String address() {
        return credentials.getAddress();
    }

    Credentials credentials() {
        return credentials;
    }

    private static String make() {
        try {
            return Numeric.toHexStringNoPrefixZeroPadded(Keys.createEcKeyPair().getPrivateKey(), DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key", e);
        }
    }
}
