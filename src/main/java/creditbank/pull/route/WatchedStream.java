package creditbank.pull.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells what happened when a sender's stream does not come to its proper end. */
public final class WatchedStream extends FilterInputStream {
    private static final Duration STALL = Duration.ofMillis(300);

    private final String step;
    private final @Nullable Long expected;
    private final Rest rest;
    private final long begun = System.nanoTime();
    private long bytes;

    /**
     * Watches a stream.
     *
     * @param expected how many bytes the sender announced
     * @param rest what it may have
     */
    public WatchedStream(InputStream in, String step, @Nullable Long expected, Rest rest) {
        super(in);
        this.step = step;
        this.expected = expected;
        this.rest = rest;
    }

    /**
     * What is left of a pull's limits.
     *
     * @param bytes how many bytes the stream may have
     * @param time how long it may take
     * @param millis how long the whole pull may
     */
    public record Rest(long bytes, Duration time, long millis) {}

    /** The stream broke; the message says how. */
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            throw new Broken(late() ? tooLong() : broken(Duration.ofNanos(System.nanoTime() - start)), e);
        }
        if (read < 0 && expected != null && bytes < expected) {
            throw new Broken(broken(Duration.ofNanos(System.nanoTime() - start)), null);
        }
        bytes += Math.max(0, read);
        if (expected != null && bytes > expected) {
            throw new Broken(step + ": it grew while it was read, expected " + expected + " bytes", null);
        }
        if (late()) {
            throw new Broken(tooLong(), null);
        }
        if (bytes > rest.bytes()) {
            throw new Broken(step + ": more bytes than the delivery may have", null);
        }
        return read;
    }

    private boolean late() {
        return rest.time().minusNanos(System.nanoTime() - begun).isNegative();
    }

    private String tooLong() {
        return step + ": " + Causes.tooLong(rest.millis());
    }

    private String broken(Duration waited) {
        String of = expected == null ? "" : " of " + expected;
        return waited.compareTo(STALL) > 0
                ? step + ": stalled for " + Causes.seconds(waited) + " after " + bytes + of + " bytes"
                : step + ": connection reset after " + bytes + of + " bytes";
    }
}
