package creditbank.export.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for a terminal: numbers to the right, Chinese characters two cells wide, at most the first thousand rows. */
final class TextAnswer implements Answer {
    private static final int MOST_ROWS = 1000;

    private final Appendable out;
    private final List<List<String>> rows = new ArrayList<>();
    private List<Boolean> bare = List.of();
    private long count = -1;

    TextAnswer(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> names, List<Boolean> bare) {
        this.bare = bare;
        row(List.copyOf(names));
    }

    @Override
    public void row(List<@Nullable String> values) {
        if (rows.size() <= MOST_ROWS) {
            rows.add(values.stream().map(TextAnswer::printable).toList());
        }
        count++;
    }

    @Override
    public void end() throws IOException {
        int[] widths = new int[bare.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            line(rows.get(i), widths);
            if (i == 0) {
                rule(widths);
            }
        }
        out.append("(" + count + (count == 1 ? " row" : " rows"));
        out.append(count > MOST_ROWS ? ", the first " + MOST_ROWS + " shown; CSV and JSON have all)\n" : ")\n");
    }

    private void line(List<String> row, int[] widths) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(row.get(i)));
            line.append(i == 0 ? "" : "  ").append(bare.get(i) ? space + row.get(i) : row.get(i) + space);
        }
        out.append(line.toString().stripTrailing()).append("\n");
    }

    private void rule(int[] widths) throws IOException {
        for (int i = 0; i < widths.length; i++) {
            out.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
        }
        out.append("\n");
    }

    private static String printable(@Nullable String value) {
        return value == null
                ? ""
                : value.codePoints()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static int width(String value) {
        return value.codePoints().map(TextAnswer::cells).sum();
    }

    /** Two for East Asian wide and full-width characters, as far as they stand in one of the blocks that matter here. */
    private static int cells(int c) {
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1f9ff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
