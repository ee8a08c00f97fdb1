package creditbank.read.text;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a whole file before its rows are read: the verdict on its encoding, its lines and its digest. Without a declared character set a byte
 * order mark decides, then strict UTF-8 over every byte, then GB18030; never field by field, since the GBK bytes of 一 are a valid UTF-8 letter. Files
 * declared as GBK or GB2312 are read as GB18030, whose decoder has the middle dot of names right.
 *
 * @param mark the bytes of the byte order mark to pass over
 * @param lines the lines, whether or not the last one ends
 * @param digest SHA-256 of all bytes, lower-case hex
 */
public record Inspection(Charset charset, int mark, long lines, String digest) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BLOCK = 1 << 16;

    /**
     * Looks through a file.
     *
     * @throws DeliveryRefusedException with {@code delivery.undecodable} and the line
     */
    public static Inspection of(SourceFile file, @Nullable Charset declared) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(3);
        }
        boolean utf8Mark =
                head.length == 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
        if (declared != null) {
            Charset charset = widest(declared);
            return strict(file, charset, utf8Mark && charset.equals(StandardCharsets.UTF_8) ? 3 : 0);
        }
        if (utf8Mark) {
            return strict(file, StandardCharsets.UTF_8, 3);
        }
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return strict(file, StandardCharsets.UTF_16LE, 2);
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return strict(file, StandardCharsets.UTF_16BE, 2);
        }
        try {
            return strict(file, StandardCharsets.UTF_8, 0);
        } catch (DeliveryRefusedException notUtf8) {
            return strict(file, GB18030, 0);
        }
    }

    /** The character set that contains a declared one and decodes it best. */
    public static Charset widest(Charset declared) {
        String name = declared.name();
        return name.equals("GBK") || name.equals("GB2312") || name.equals("x-mswin-936") ? GB18030 : declared;
    }

    /** A decoder that stops at bytes it does not know. */
    public static CharsetDecoder strictDecoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Inspection strict(SourceFile file, Charset charset, int mark) throws IOException {
        MessageDigest sha256 = sha256();
        CharsetDecoder decoder = strictDecoder(charset);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        long ended = 0;
        byte last = '\n';
        try (InputStream in = file.open()) {
            sha256.update(in.readNBytes(mark));
            for (int read = 0; read >= 0; ) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                if (read > 0) {
                    sha256.update(bytes.array(), bytes.position(), read);
                    bytes.position(bytes.position() + read);
                    last = bytes.get(bytes.position() - 1);
                }
                bytes.flip();
                decode(file, decoder, bytes, chars, read < 0, ended);
                ended += lineEnds(bytes, bytes.position());
                bytes.compact();
            }
        }
        return new Inspection(
                charset, mark, last == '\n' ? ended : ended + 1, HexFormat.of().formatHex(sha256.digest()));
    }

    private static void decode(
            SourceFile file,
            CharsetDecoder decoder,
            ByteBuffer bytes,
            CharBuffer chars,
            boolean end,
            long linesBefore) {
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                throw undecodable(file, decoder.charset(), bytes, result.length(), linesBefore);
            }
        } while (result.isOverflow());
    }

    private static DeliveryRefusedException undecodable(
            SourceFile file, Charset charset, ByteBuffer bytes, int length, long linesBefore) {
        long line = linesBefore + lineEnds(bytes, bytes.position()) + 1;
        byte[] bad = new byte[Math.min(length, bytes.remaining())];
        bytes.get(bad);
        String hex = HexFormat.ofDelimiter(" ").formatHex(bad);
        return new DeliveryRefusedException(new Finding(
                Code.DELIVERY_UNDECODABLE, new Place(file.name(), line), "", hex, "bytes of " + charset.name()));
    }

    private static long lineEnds(ByteBuffer bytes, int until) {
        long count = 0;
        for (int i = 0; i < until; i++) {
            if (bytes.get(i) == '\n') {
                count++;
            }
        }
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
