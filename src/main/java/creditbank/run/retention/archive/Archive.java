package creditbank.run.retention.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a purge deletes, as its archive says it: lines of UTF-8 whose fields are parted by tabs. The first is {@code creditbank archive}, {@code 1}, the time and the policy's digest; then comes one
 * line an item, its kind, its subject and the facts of {@code DueSql}; the last is {@code end} and the number of items. It holds counts, numbers and digests and nothing that a sender wrote.
 *
 * @param made when
 * @param policy SHA-256 of the policy, hex
 */
public record Archive(Instant made, String policy, List<Item> items) {
    private static final String HEAD = "creditbank archive";
    private static final String VERSION = "1";
    private static final String END = "end";
    private static final String TAB = "\t";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    public Archive {
        items = List.copyOf(items);
    }

    /** The archive as it is written. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(String.join(TAB, HEAD, VERSION, made.toString(), policy)).append('\n');
        for (Item item : items) {
            text.append(item.kind().text()).append(TAB).append(item.subject());
            item.facts().forEach(fact -> text.append(TAB).append(fact));
            text.append('\n');
        }
        return text.append(END)
                .append(TAB)
                .append(items.size())
                .append('\n')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an archive.
     *
     * @throws ArchiveException if it is none, with the line
     */
    public static Archive parse(byte[] bytes) {
        String[] lines = text(bytes).split("\n", -1);
        if (lines.length < 3 || !lines[lines.length - 1].isEmpty()) {
            throw new ArchiveException("line " + lines.length + ": expected a head, items and an end");
        }
        String[] head = lines[0].split(TAB, -1);
        if (head.length != 4
                || !head[0].equals(HEAD)
                || !head[1].equals(VERSION)
                || !DIGEST.matcher(head[3]).matches()) {
            throw new ArchiveException("line 1: expected '" + HEAD + "', version " + VERSION + ", a time and a digest");
        }
        List<Item> items = new ArrayList<>();
        for (int i = 1; i < lines.length - 2; i++) {
            items.add(item(i + 1, List.of(lines[i].split(TAB, -1))));
        }
        String[] end = lines[lines.length - 2].split(TAB, -1);
        if (end.length != 2
                || !end[0].equals(END)
                || !COUNT.matcher(end[1]).matches()
                || Integer.parseInt(end[1]) != items.size()) {
            throw new ArchiveException("line " + (lines.length - 1) + ": expected 'end' and " + items.size());
        }
        return new Archive(time(head[2]), head[3], items);
    }

    private static Item item(int line, List<String> fields) {
        Kind kind;
        try {
            kind = Kind.of(fields.getFirst());
        } catch (ArchiveException e) {
            throw new ArchiveException("line " + line + ": " + e.getMessage());
        }
        if (fields.size() < 3
                || !(kind == Kind.OBJECT ? DIGEST : NUMBER)
                        .matcher(fields.get(1))
                        .matches()) {
            throw new ArchiveException("line " + line + ": expected a number or digest and facts");
        }
        return new Item(kind, fields.get(1), fields.subList(2, fields.size()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ArchiveException("line 1: '" + text + "' is no time");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ArchiveException("is not UTF-8");
        }
    }

    /** The subjects of one kind. */
    public List<String> subjects(Kind kind) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(Item::subject)
                .toList();
    }
}
