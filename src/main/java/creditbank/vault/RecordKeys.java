package creditbank.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * One random 32-byte key per record, outside the database: it makes the record's salts, and erasing it shreds the record's leaves.
 *
 * <p>The folder has a file for 65,536 consecutive record ids, named by the first of them in 16 hexadecimal digits; record n has the slot n mod 65,536.
 * A slot of zeros, or behind the end of the file, was never made or has been erased.
 */
public final class RecordKeys {
    private static final int SLOT = 32;
    private static final int SLOTS = 1 << 16;
    /** Slots that are read though nobody asked for them, which is cheaper than to open the file again. */
    private static final int NEAR = 32;

    private static final byte[] NO_KEY = new byte[SLOT];

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    private RecordKeys(Path folder) {
        this.folder = folder;
    }

    static RecordKeys open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        return new RecordKeys(folder);
    }

    /**
     * Makes the keys of consecutive records and forces them to disk; must return before the records are committed. Durable: a crash
     * before the commit leaves keys without records; whoever gets such an id later makes its key anew, so that no two records ever share one.
     */
    public void create(long first, int count) throws IOException {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException("records " + first + " and " + count + " more, expected none below 0");
        }
        long end = first + count;
        for (long next = first; next < end; ) {
            long segmentEnd = Math.min(end, (next / SLOTS + 1) * SLOTS);
            byte[] keys = new byte[Math.toIntExact(segmentEnd - next) * SLOT];
            random.nextBytes(keys);
            write(next, keys);
            next = segmentEnd;
        }
    }

    /**
     * The key of a record.
     *
     * @throws IllegalStateException if it was never made or has been erased
     */
    public byte[] key(long recordId) {
        return keys(new long[] {recordId})[0];
    }

    /**
     * The keys of records whose numbers do not fall; those that stand near one another are read together.
     *
     * @throws IllegalStateException if one of them was never made or has been erased
     */
    public byte[][] keys(long... records) {
        byte[][] keys = new byte[records.length][];
        for (int from = 0; from < records.length; ) {
            int to = from + 1;
            while (to < records.length && records[to] - records[to - 1] <= NEAR) {
                to++;
            }
            long first = records[from];
            byte[][] run = kept(first, Math.toIntExact(records[to - 1] - first + 1));
            for (; from < to; from++) {
                keys[from] = run[(int) (records[from] - first)];
                if (keys[from].length == 0) {
                    throw new IllegalStateException("record " + records[from] + " has no key: never made, or erased");
                }
            }
        }
        return keys;
    }

    /** The keys of consecutive records, read together; no bytes for a key that was never made or has been erased. */
    public byte[][] kept(long first, int count) {
        byte[][] keys = new byte[count][];
        for (int done = 0; done < count; ) {
            long next = first + done;
            int slots = Math.toIntExact(Math.min(count - done, SLOTS - next % SLOTS));
            byte[] bytes = read(next, slots);
            for (int i = 0; i < slots; i++) {
                byte[] key = Arrays.copyOfRange(bytes, i * SLOT, (i + 1) * SLOT);
                keys[done++] = Arrays.equals(key, NO_KEY) ? new byte[0] : key;
            }
        }
        return keys;
    }

    /** Overwrites a record's key with zeros and forces that to disk; the second time changes nothing. */
    public void erase(long recordId) throws IOException {
        if (Files.exists(file(recordId))) {
            write(recordId, new byte[SLOT]);
        }
    }

    private void write(long first, byte[] keys) throws IOException {
        Path file = file(first);
        boolean fresh = !Files.exists(file);
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(keys), position(first));
            channel.force(true);
        }
        if (fresh) {
            PrivateFiles.sync(folder);
        }
    }

    /** Slots of one file; what lies behind its end reads as zeros. */
    private byte[] read(long first, int slots) {
        ByteBuffer bytes = ByteBuffer.allocate(slots * SLOT);
        try (FileChannel channel = PrivateFiles.open(file(first), StandardOpenOption.READ)) {
            for (long next = position(first); bytes.hasRemaining(); ) {
                int got = channel.read(bytes, next);
                if (got < 0) {
                    break;
                }
                next += got;
            }
        } catch (NoSuchFileException e) {
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of the records from " + first, e);
        }
        return bytes.array();
    }

    private Path file(long recordId) {
        return folder.resolve(String.format(Locale.ROOT, "%016x.keys", recordId - recordId % SLOTS));
    }

    private static long position(long recordId) {
        return recordId % SLOTS * SLOT;
    }
}
