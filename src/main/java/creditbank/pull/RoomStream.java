package creditbank.pull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks each {@link #EACH} bytes whether the disk that they go to still has room, so that a delivery does not fill it to the last byte. */
final class RoomStream extends FilterInputStream {
    /** 16 MiB. */
    static final long EACH = 1L << 24;

    private static final long MEBIBYTE = 1L << 20;

    private final Path folder;
    private final String step;
    private final long least;
    private long bytes;
    private long next = EACH;

    /**
     * Watches a stream.
     *
     * @param folder on the disk
     * @param least mebibytes that must stay free
     */
    RoomStream(InputStream in, Path folder, String step, long least) {
        super(in);
        this.folder = folder;
        this.step = step;
        this.least = least;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        bytes += Math.max(0, read);
        if (bytes >= next) {
            next = bytes + EACH;
            long free = Files.getFileStore(folder).getUsableSpace() / MEBIBYTE;
            if (free < least) {
                throw new LandingException(String.format(
                        Locale.ROOT,
                        "%s: the disk of the landing zone has %,d MiB free after %,d bytes, expected %,d (disk.minimum-free)",
                        step,
                        free,
                        bytes,
                        least));
            }
        }
        return read;
    }
}
