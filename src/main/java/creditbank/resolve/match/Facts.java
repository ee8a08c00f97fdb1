package creditbank.resolve.match;

import creditbank.finding.Mask;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store of what the model compares of an identity, as texts under the names of the model's columns. */
public final class Facts {
    static final String NAME = "name";
    static final String DOCUMENT = "document";
    /** The columns that a model may compare. */
    static final Set<String> COLUMNS = Set.of(NAME, "number", "birth", "gender", "phone", DOCUMENT);

    private static final String SECRET = "identity";
    private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;
    /** Characters of a basic date that a precision tells: year, month, day. */
    private static final int[] DIGITS = {0, 4, 6, 8};

    private Facts() {}

    /** Takes an identity: whether it lacks a valid exclusive document, its facts without the document number, and that one encrypted. */
    @FunctionalInterface
    interface Taker {
        void take(long identity, boolean open, Map<String, String> plain, byte @Nullable [] document);
    }

    /**
     * Reads identities.
     *
     * @param identities in rising order
     */
    static void of(Connection connection, long[] identities, Taker taker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MatchSql.FACTS_OF)) {
            select.setObject(1, identities);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row.getLong(1), open(row), plain(row), row.getBytes(10));
                }
            }
        }
    }

    /** Reads a row of {@link MatchSql}'s facts; the document number is decrypted, and stays in memory. */
    static Map<String, String> read(ResultSet row, Vault vault) throws SQLException {
        return read(row, document(row, vault));
    }

    /** The same without the document number, which takes no part in keys. */
    static Map<String, String> plain(ResultSet row) throws SQLException {
        return read(row, "");
    }

    private static Map<String, String> read(ResultSet row, String document) throws SQLException {
        UUID phone = row.getObject(8, UUID.class);
        String number = row.getString(4);
        return Map.of(
                NAME,
                row.getString(3),
                "number",
                number.isEmpty() ? "" : row.getString(2) + "/" + number,
                "birth",
                birth(row),
                "gender",
                row.getShort(7) == 0 ? "" : Short.toString(row.getShort(7)),
                "phone",
                phone == null ? "" : phone.toString(),
                DOCUMENT,
                document);
    }

    /** Whether the identity lacks a valid exclusive document. */
    static boolean open(ResultSet row) throws SQLException {
        return row.getObject(9, UUID.class) == null;
    }

    private static String birth(ResultSet row) throws SQLException {
        LocalDate first = row.getObject(5, LocalDate.class);
        return first == null ? "" : BASIC.format(first).substring(0, DIGITS[row.getShort(6)]);
    }

    /** A document number as people may see it; empty where there is none. */
    public static String masked(byte @Nullable [] cipher, Vault vault) {
        return Mask.idNumber(plain(cipher, vault));
    }

    private static String document(ResultSet row, Vault vault) throws SQLException {
        return plain(row.getBytes(10), vault);
    }

    /** The document number; empty where there is none. */
    static String plain(byte @Nullable [] cipher, Vault vault) {
        return cipher == null ? "" : new String(vault.decrypt(cipher, SECRET), StandardCharsets.UTF_8);
    }
}
