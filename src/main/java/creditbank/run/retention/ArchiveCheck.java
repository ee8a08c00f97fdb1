package creditbank.run.retention;

import creditbank.run.retention.archive.Archive;
import creditbank.run.retention.archive.ArchiveException;
import creditbank.run.retention.archive.ArchiveFolder;
import creditbank.run.retention.archive.Item;
import creditbank.run.retention.archive.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks archives against the sums that the database has noted, and what they say against what is still in the bank: deliveries' digests, which are in the ledger too, digests of refused rows, from
 * which their leaves are made, exports' digests.
 */
public final class ArchiveCheck {
    private ArchiveCheck() {}

    /**
     * Checks all archives of a home; it only reads.
     *
     * @throws ArchiveException at the first difference
     */
    public static ArchiveReport run(Connection connection, Path home) throws IOException, SQLException {
        ArchiveFolder folder = new ArchiveFolder(home);
        List<Purges.Noted> purges = Purges.all(connection);
        long items = 0;
        for (Purges.Noted purge : purges) {
            String place = "archive/" + purge.archive();
            try {
                Archive archive = Archive.parse(folder.read(purge.written()));
                items += archive.items().size();
                for (Kind kind : Kind.values()) {
                    check(connection, purge, archive, kind);
                }
            } catch (ArchiveException e) {
                String words = String.valueOf(e.getMessage());
                throw words.startsWith(place) ? e : new ArchiveException(place + ": " + words);
            }
        }
        return new ArchiveReport(purges.size(), items);
    }

    private static void check(Connection connection, Purges.Noted purge, Archive archive, Kind kind)
            throws SQLException {
        Set<String> listed = new HashSet<>(archive.subjects(kind));
        for (String subject : Purges.deleted(connection, purge.id(), kind)) {
            if (!listed.contains(subject)) {
                throw new ArchiveException(kind.text() + " " + subject + " was deleted, but is not listed");
            }
        }
        for (Item item : archive.items()) {
            if (item.kind() == kind) {
                item(connection, item);
            }
        }
    }

    private static void item(Connection connection, Item item) throws SQLException {
        List<String> remaining = ArchivedFacts.of(connection, item.kind(), item.subject());
        List<String> facts = item.facts();
        switch (item.kind()) {
            case RUN -> require(item, List.of(remaining.isEmpty() ? "" : remaining.getFirst()), facts.subList(0, 1));
            case FINDINGS -> require(item, remaining, List.of(item.subject()));
            case DELIVERY -> {
                require(item, remaining, facts.subList(0, facts.size() - 1));
                require(item, remaining.subList(2, 3), List.of(delivery(facts.getLast())));
            }
            case OBJECT, REFUSALS -> require(item, remaining, facts);
            case EXPORT -> {
                require(item, remaining, facts.subList(0, 2));
                require(item, remaining.subList(1, 2), List.of(export(facts.getLast())));
            }
        }
    }

    private static void require(Item item, List<String> remaining, List<String> archived) {
        if (!remaining.equals(archived)) {
            throw new ArchiveException(item.kind().text() + " " + item.subject() + " is " + String.join(" ", archived)
                    + ", but the bank says " + (remaining.isEmpty() ? "nothing" : String.join(" ", remaining)));
        }
    }

    /** A delivery's digest, from the digests of its parts. */
    private static String delivery(String parts) {
        String[] digests = parts.split(",", -1);
        return digests.length == 1
                ? digests[0]
                : sha256(Stream.of(digests).map(digest -> digest + "\n").collect(Collectors.joining()));
    }

    /** An export's digest, from its files, {@code path=rows=digest}. */
    private static String export(String files) {
        StringBuilder lines = new StringBuilder();
        for (String file : files.split(",", -1)) {
            String[] fields = file.split("=", -1);
            if (fields.length != 3) {
                throw new ArchiveException("'" + file + "' is no exported file");
            }
            lines.append(fields[2]).append(' ').append(fields[1]).append('\n');
        }
        return sha256(lines.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
