package creditbank.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Deliveries of four hundred good rows with one thing wrong. */
final class Faults {
    static final int ROWS = 400;
    private static final int LONG_LINE = 15 << 20;

    private Faults() {}

    /** OneRoster's archive with one file's lines changed. */
    static Map<String, byte[]> roster(String file, UnaryOperator<List<String>> change) throws IOException {
        Map<String, List<String>> files = Sent.oneRoster(ROWS);
        files.put(file, change.apply(Sent.lines(files, file)));
        return Map.of("oneroster.zip", Sent.zip(files));
    }

    /** OneRoster's archive with its bytes changed. */
    static Map<String, byte[]> archive(UnaryOperator<byte[]> change) throws IOException {
        return Map.of("oneroster.zip", change.apply(Sent.zip(Sent.oneRoster(ROWS))));
    }

    /** OneRoster's archive with one more or another entry. */
    static Map<String, byte[]> entry(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, List<String>> file : Sent.oneRoster(ROWS).entrySet()) {
                if (!file.getKey().equals(name)) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(Sent.bytes(file.getValue(), StandardCharsets.UTF_8));
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return Map.of("oneroster.zip", bytes.toByteArray());
    }

    /** OneRoster's archive without one entry. */
    static Map<String, byte[]> without(String file) throws IOException {
        Map<String, List<String>> files = Sent.oneRoster(ROWS);
        files.remove(file);
        return Map.of("oneroster.zip", Sent.zip(files));
    }

    /** Grades with their lines changed. */
    static Map<String, byte[]> grades(UnaryOperator<List<String>> change) {
        return gradesIn(Sent.GB18030, change);
    }

    static Map<String, byte[]> gradesIn(Charset charset, UnaryOperator<List<String>> change) {
        return Map.of("grades.csv", Sent.bytes(change.apply(Sent.grades(ROWS)), charset));
    }

    /** A page of badges with its text changed. */
    static Map<String, byte[]> badges(UnaryOperator<String> change) {
        return Map.of("page-00001.json", change.apply(Sent.page(1, ROWS)).getBytes(StandardCharsets.UTF_8));
    }

    /** A talent file with its lines changed and a control file that is right for them. */
    static Map<String, byte[]> talents(UnaryOperator<List<String>> change) {
        List<String> lines = change.apply(Sent.talents(ROWS));
        byte[] content = Sent.bytes(lines, Sent.GBK);
        return Map.of("talent.txt", content, "talent.ctl", Sent.control(lines.size(), content));
    }

    /** A good talent file whose control file is changed. */
    static Map<String, byte[]> control(UnaryOperator<String> change) {
        Map<String, byte[]> files = new HashMap<>(talents(lines -> lines));
        files.computeIfPresent(
                "talent.ctl",
                (name, bytes) -> change.apply(new String(bytes, StandardCharsets.US_ASCII))
                        .getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** One line of several changed; the header is line 0. */
    static UnaryOperator<List<String>> line(int number, UnaryOperator<String> change) {
        return lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(number, change.apply(changed.get(number)));
            return changed;
        };
    }

    /** The first of a file's bytes. */
    static Map<String, byte[]> cut(Map<String, byte[]> files, String name, int length) {
        Map<String, byte[]> cut = new HashMap<>(files);
        cut.computeIfPresent(name, (file, bytes) -> Arrays.copyOf(bytes, length));
        return cut;
    }

    /** A text in a file's bytes replaced by bytes that no text gives. */
    static Map<String, byte[]> bytes(
            Map<String, byte[]> files, String name, String text, Charset charset, int... with) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.computeIfPresent(name, (file, bytes) -> {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            StringBuilder other = new StringBuilder();
            Arrays.stream(with).forEach(one -> other.append((char) one));
            String sought = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
            int at = latin.indexOf(sought);
            return (latin.substring(0, at) + other + latin.substring(at + sought.length()))
                    .getBytes(StandardCharsets.ISO_8859_1);
        });
        return changed;
    }

    /** Fifteen mebibytes of one letter. */
    static String longText() {
        return "x".repeat(LONG_LINE);
    }

    /** A talent file whose control file agrees with what its bytes have become. */
    static Map<String, byte[]> sealed(Map<String, byte[]> files) {
        byte[] content = files.getOrDefault("talent.txt", new byte[0]);
        return Map.of("talent.txt", content, "talent.ctl", Sent.control(ROWS, content));
    }
}
