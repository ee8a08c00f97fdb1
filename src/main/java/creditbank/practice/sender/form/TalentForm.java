package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Sent.Expected;
import creditbank.practice.sender.Sighting;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The talent file: {@code talent.txt}, lines of 306 bytes of GBK, and {@code talent.ctl} with its number of rows and SHA-256. */
final class TalentForm implements Form {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int[] WIDTHS = {2, 1, 16, 4, 50, 1, 8, 1, 18, 11, 18, 60, 60, 8, 8, 6, 10, 24};
    private static final int LENGTH = 306;
    private static final List<String> LEVELS = List.of("初级", "中级", "高级", "技师", "高级技师");
    /** What stands in place of a character that GBK lacks: a question mark, a geta mark, or the first place of the area for users (U+E000). */
    private static final List<byte[]> SUBSTITUTES =
            List.of(new byte[] {'?'}, new byte[] {(byte) 0xA1, (byte) 0xFE}, new byte[] {(byte) 0xAA, (byte) 0xA1});

    private final Path control;
    private final FreshFile text;
    private int rows;

    TalentForm(Path folder) throws IOException {
        control = folder.resolve("talent.ctl");
        Files.deleteIfExists(control);
        text = new FreshFile(folder.resolve("talent.txt"));
    }

    @Override
    public void write(Person person, List<Sent> sent) throws IOException {
        for (Sent row : sent) {
            byte[] line = line(row);
            boolean cut = row.expected() == Expected.REFUSE
                    && row.item().fate().refusal().equals("row.length");
            text.out().write(line, 0, cut ? LENGTH - 1 - row.item().base() % 20 : LENGTH);
            text.out().write('\r');
            text.out().write('\n');
            rows++;
        }
    }

    private byte[] line(Sent row) {
        byte[][] fields = fields(row);
        if (row.expected() == Expected.REFUSE) {
            spoil(fields, row.item());
        }
        byte[] line = new byte[LENGTH];
        Arrays.fill(line, (byte) ' ');
        int at = 0;
        for (int i = 0; i < WIDTHS.length; i++) {
            if (fields[i].length > WIDTHS[i]) {
                throw new IllegalStateException("talent.txt: field " + i + " has " + fields[i].length + " bytes");
            }
            System.arraycopy(fields[i], 0, line, at, fields[i].length);
            at += WIDTHS[i];
        }
        return line;
    }

    private static byte[][] fields(Sent row) {
        Item item = row.item();
        Deed deed = item.deed();
        Sighting seen = item.sighting();
        LocalDate end = deed.end();
        boolean timed = deed.kind() == Deed.Kind.TRAINING || deed.kind() == Deed.Kind.INTERNSHIP;
        int turn = item.base() % 1_000 + row.version();
        String[] texts = {
            type(deed.kind()),
            row.expected() == Expected.WITHDRAW ? "D" : row.version() > 0 ? "M" : "A",
            seen.number(),
            Numbers.pad(item.number() + 1L, 4),
            "",
            seen.person().female() ? "2" : "1",
            Numbers.compact(seen.birth()),
            switch (seen.idType()) {
                case RESIDENT -> "1";
                case PASSPORT -> "2";
                case NONE -> "0";
            },
            seen.idNumber(),
            seen.phone(),
            deed.provider().code(),
            deed.provider().name(),
            deed.title(),
            Numbers.compact(deed.begin()),
            end == null ? "" : Numbers.compact(end),
            timed ? Integer.toString(16 + turn % 200) : "",
            LEVELS.get(turn % LEVELS.size()),
            deed.kind() == Deed.Kind.TRAINING ? "PX" + Numbers.pad(item.base(), 10) : ""
        };
        byte[][] fields = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            fields[i] = texts[i].getBytes(GBK);
        }
        fields[4] = name(seen, item.base());
        return fields;
    }

    private static String type(Deed.Kind kind) {
        return switch (kind) {
            case INTERNSHIP -> "01";
            case WORK -> "02";
            case TRAINING -> "03";
            case AWARD -> "04";
            case COURSE, CERTIFICATE -> throw new IllegalArgumentException("no such row: " + kind);
        };
    }

    private static byte[] name(Sighting seen, int base) {
        if (!seen.person().name().rare()) {
            return seen.name().getBytes(GBK);
        }
        String name = seen.name();
        int rare = name.offsetByCodePoints(name.length(), -1);
        return joined(name.substring(0, rare).getBytes(GBK), SUBSTITUTES.get(base % SUBSTITUTES.size()));
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    /** Exactly one error, of the code that the item's fate names. */
    private static void spoil(byte[][] fields, Item item) {
        boolean other = item.base() % 2 == 0;
        Deed deed = item.deed();
        switch (item.fate().refusal()) {
            case "row.length" -> {}
            case "row.kind-unknown" -> fields[0] = ascii(other ? "09" : "7");
            case "value.code-unknown" -> fields[5] = ascii(other ? "3" : "X");
            case "value.missing" -> fields[4] = ascii("");
            case "value.unmapped-character" -> {
                if (!item.sighting().person().name().rare()) {
                    fields[4] = joined(fields[4], SUBSTITUTES.get(item.base() % SUBSTITUTES.size()));
                }
            }
            case "institution.invalid" ->
                fields[10] = ascii(Numbers.wrongCreditCode(deed.provider().code()));
            case "date.invalid" -> fields[13] = ascii(other ? "20230230" : "20231301");
            case "date.order" -> fields[14] = ascii(Numbers.compact(deed.begin().minusDays(30)));
            case "date.before-birth" ->
                fields[13] =
                        ascii(Numbers.compact(item.sighting().person().birth().minusYears(4)));
            case "hours.invalid" -> fields[15] = ascii(other ? "-8" : "abc");
            default -> throw new IllegalArgumentException(item.fate().refusal());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String key(Sent row) {
        return row.item().sighting().number() + "|" + Numbers.pad(row.item().number() + 1L, 4);
    }

    @Override
    public String file(int row) {
        return "talent.txt";
    }

    @Override
    public void publish() throws IOException {
        String sha256 = text.sha256();
        text.publish();
        try (FreshFile file = new FreshFile(control)) {
            file.write("file=talent.txt\nrows=" + rows + "\nsha256=" + sha256 + "\n", StandardCharsets.US_ASCII);
            file.publish();
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
