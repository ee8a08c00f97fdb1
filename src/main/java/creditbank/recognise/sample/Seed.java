package creditbank.recognise.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * From what a sample is drawn.
 *
 * @param note the signed checkpoint, verbatim
 * @param checkpoint its first three lines: origin, size and root
 * @param number the sample's, from 1
 * @param text SHA-256, hex
 */
public record Seed(String note, List<String> checkpoint, int number, String text) {
    private static final int LINES = 3;

    public Seed {
        checkpoint = List.copyOf(checkpoint);
    }

    /** Derives it as the package comment says. */
    public static Seed of(String note, int number) {
        List<String> checkpoint = note.lines().limit(LINES).toList();
        String committed = String.join("\n", checkpoint) + "\nsample " + number + "\n";
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(committed.getBytes(StandardCharsets.UTF_8));
            return new Seed(note, checkpoint, number, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
