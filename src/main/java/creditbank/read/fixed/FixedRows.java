package creditbank.read.fixed;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Row;
import creditbank.read.Rows;
import creditbank.read.SourceFile;
import creditbank.read.Table;
import creditbank.read.text.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows of fixed-width text. The bytes are cut before they are decoded, since offsets count bytes; trailing spaces are padding. */
public final class FixedRows implements Rows {
    private static final int LONGEST_LINE = 1 << 20;

    private final String file;
    private final Table table;
    private final Format.FixedWidth format;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int filled;
    private byte[] buffer = new byte[1024];
    private long line;

    private FixedRows(SourceFile file, Table table, Format.FixedWidth format, Inspection inspection, InputStream in) {
        this.file = file.name();
        this.table = table;
        this.format = format;
        this.charset = inspection.charset();
        this.decoder = Inspection.strictDecoder(charset);
        this.in = in;
    }

    public static FixedRows open(SourceFile file, Table table, Format.FixedWidth format, Inspection inspection)
            throws IOException {
        InputStream in = file.open();
        in.skipNBytes(inspection.mark());
        return new FixedRows(file, table, format, inspection, in);
    }

    @Override
    public @Nullable Row next() throws IOException {
        int length = readLine();
        if (length < 0) {
            return null;
        }
        Place place = new Place(file, ++line);
        String raw = new String(buffer, 0, length, charset);
        if (length != format.bytes()) {
            String expected = format.bytes() + " bytes";
            return new Row.Broken(place, raw, new Finding(Code.ROW_LENGTH, place, "", length + " bytes", expected));
        }
        @Nullable String[] values = new @Nullable String[format.slices().size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = cut(format.slices().get(i));
            } catch (CharacterCodingException e) {
                String expected = "whole characters of " + charset.name();
                String field = table.columns().get(i).name();
                return new Row.Broken(
                        place, raw, new Finding(Code.ROW_MALFORMED, place, field, "a character cut in two", expected));
            }
        }
        return new Row.Whole(place, raw, Collections.singletonList(values));
    }

    private @Nullable String cut(Format.Slice slice) throws CharacterCodingException {
        int end = slice.from() + slice.bytes();
        while (end > slice.from() && buffer[end - 1] == ' ') {
            end--;
        }
        if (end == slice.from()) {
            return null;
        }
        return decoder.decode(ByteBuffer.wrap(buffer, slice.from(), end - slice.from()))
                .toString();
    }

    /** Fills the buffer with the next line and returns its length without the line end, or -1 at the end of the file. */
    private int readLine() throws IOException {
        int length = 0;
        int next = nextByte();
        if (next < 0) {
            return -1;
        }
        for (; next >= 0 && next != '\n'; next = nextByte()) {
            if (length == buffer.length) {
                grow();
            }
            buffer[length++] = (byte) next;
        }
        return next == '\n' && length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
    }

    private int nextByte() throws IOException {
        if (at == filled) {
            filled = Math.max(in.read(block), 0);
            at = 0;
        }
        return at == filled ? -1 : block[at++] & 0xff;
    }

    private void grow() {
        if (buffer.length >= LONGEST_LINE) {
            throw new DeliveryRefusedException(new Finding(
                    Code.DELIVERY_UNREADABLE,
                    new Place(file, line + 1),
                    "",
                    "a line longer than " + LONGEST_LINE + " bytes",
                    "lines of " + format.bytes() + " bytes"));
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
