package creditbank.read.control;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import creditbank.read.text.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a sender says of a file, in lines {@code file=NAME}, {@code rows=N} and {@code sha256=HEX}.
 *
 * @param control the control file's own name
 */
public record ControlFile(String control, String file, long rows, String sha256) {
    private static final int LARGEST = 4096;

    /**
     * Reads a control file.
     *
     * @throws DeliveryRefusedException with {@code delivery.unreadable} and the line
     */
    public static ControlFile read(SourceFile source) throws IOException {
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(LARGEST);
        }
        Map<String, String> values = new HashMap<>();
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            if (!lines[i].isBlank()
                    && (equals < 0
                            || values.put(
                                            key(lines[i]),
                                            lines[i].substring(equals + 1).strip())
                                    != null)) {
                // Where the files were mixed up, a person's row stands here.
                throw unreadable(source, i + 1, "another line", "lines file=, rows= and sha256=, each once");
            }
        }
        String rows = values.getOrDefault("rows", "");
        String sha256 = values.getOrDefault("sha256", "").toLowerCase(Locale.ROOT);
        String file = values.getOrDefault("file", "");
        if (rows.isEmpty() || rows.length() > 15 || !rows.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw unreadable(source, 0, "rows=" + rows, "a number of rows");
        }
        if (sha256.length() != 64 || file.isEmpty()) {
            throw unreadable(source, 0, "file=" + file + " sha256=" + sha256, "a file name and 64 hex digits");
        }
        return new ControlFile(source.name(), file, Long.parseLong(rows), sha256);
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('=')).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Compares with what arrived.
     *
     * @throws DeliveryRefusedException with every difference
     */
    public void check(String fileName, Inspection found) {
        List<Finding> wrong = new ArrayList<>();
        Place place = Place.ofFile(fileName);
        if (!file.equals(fileName)) {
            wrong.add(new Finding(Code.DELIVERY_FILE_MISSING, Place.ofFile(control), "file", file, fileName));
        }
        if (found.lines() != rows) {
            wrong.add(new Finding(
                    Code.DELIVERY_CONTROL_COUNT, place, "rows", Long.toString(found.lines()), rows + " rows"));
        }
        if (!found.digest().equals(sha256)) {
            wrong.add(new Finding(Code.DELIVERY_CONTROL_DIGEST, place, "sha256", found.digest(), sha256));
        }
        if (!wrong.isEmpty()) {
            throw new DeliveryRefusedException(wrong);
        }
    }

    private static DeliveryRefusedException unreadable(SourceFile source, int line, String value, String expected) {
        return new DeliveryRefusedException(
                new Finding(Code.DELIVERY_UNREADABLE, new Place(source.name(), line), "", value, expected));
    }
}
