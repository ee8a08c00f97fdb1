package creditbank.read.archive;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Counts what an entry inflates to, and compares size and CRC-32 with the directory's at the end. */
final class EntryStream extends FilterInputStream {
    private static final long SMALL = 1 << 20;

    private final String name;
    private final ZipArchiveEntry entry;
    private final Limits limits;
    private final CRC32 crc = new CRC32();
    private long count;

    EntryStream(String name, ZipArchiveEntry entry, InputStream in, Limits limits) {
        super(in);
        this.name = name;
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read;
        try {
            read = in.read(target, from, length);
        } catch (IOException e) {
            throw refused(Code.DELIVERY_UNREADABLE, "damaged after " + count + " bytes", "a complete entry");
        }
        if (read > 0) {
            count += read;
            crc.update(target, from, read);
            checkSize();
        } else if (read < 0 && (crc.getValue() != entry.getCrc() || count != entry.getSize())) {
            throw refused(Code.DELIVERY_UNREADABLE, count + " bytes", "the size and CRC-32 of the archive's directory");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    private void checkSize() {
        if (count > limits.bytes()) {
            throw refused(Code.DELIVERY_TOO_LARGE, "more than " + limits.bytes() + " bytes", "less");
        }
        if (count > SMALL && count / limits.ratio() > entry.getCompressedSize()) {
            throw refused(
                    Code.DELIVERY_TOO_LARGE,
                    count + " bytes out of " + entry.getCompressedSize(),
                    "at most " + limits.ratio() + " to one");
        }
    }

    private DeliveryRefusedException refused(Code code, String value, String expected) {
        return new DeliveryRefusedException(new Finding(code, Place.ofFile(name), "", value, expected));
    }
}
