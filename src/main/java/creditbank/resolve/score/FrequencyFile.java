package creditbank.resolve.score;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The frequencies of a trained model, in a file beside it that is named by its SHA-256. It holds no value, only hashes of those that are not rare.
 *
 * <p>Big-endian: the number of comparisons; for each the bits of a rare value (float), the number of values, and these in rising order of their hash: hash
 * (long), bits (float).
 */
public final class FrequencyFile {
    private static final String SUFFIX = ".frequencies";
    private static final int ENTRY = Long.BYTES + Float.BYTES;

    private final List<long[]> hashes = new ArrayList<>();
    private final List<float[]> bits = new ArrayList<>();
    private final List<Float> rare = new ArrayList<>();
    private final byte[] bytes;

    private FrequencyFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Writes a file into a folder and returns the digest that names it. */
    public static String write(Path folder, Frequencies frequencies) throws IOException {
        byte[] bytes = bytes(frequencies);
        String digest = digest(bytes);
        Files.write(folder.resolve(digest + SUFFIX), bytes);
        return digest;
    }

    /** What would stand in the file. */
    public static FrequencyFile of(Frequencies frequencies) throws IOException {
        return parsed(bytes(frequencies));
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not there, or not the one that the digest names
     */
    public static FrequencyFile read(Path folder, String digest) throws IOException {
        Path file = folder.resolve(digest + SUFFIX);
        if (!digest.matches("[0-9a-f]{64}") || !Files.exists(file)) {
            throw new IllegalArgumentException("the model's frequencies are missing: expected the file "
                    + file.getFileName() + " beside the model; train it again with --train --save");
        }
        return parse(String.valueOf(file.getFileName()), Files.readAllBytes(file), digest);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what to call them where they are not what the digest names
     * @throws IllegalArgumentException if they are not, or are no frequencies
     */
    public static FrequencyFile parse(String name, byte[] bytes, String digest) {
        if (!digest(bytes).equals(digest)) {
            throw new IllegalArgumentException(
                    name + ": the bytes are not those that the name promises; train the model again");
        }
        try {
            return parsed(bytes);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    name + ": cut off, or of other lengths than it says; train the model again", e);
        }
    }

    /** What stands in the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] bytes(Frequencies frequencies) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            frequencies.write(out);
        }
        return bytes.toByteArray();
    }

    private static FrequencyFile parsed(byte[] bytes) {
        FrequencyFile read = new FrequencyFile(bytes.clone());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int comparisons = in.getInt();
        for (int k = 0; k < comparisons; k++) {
            read.comparison(in);
        }
        if (in.hasRemaining() || comparisons < 0) {
            throw new BufferUnderflowException();
        }
        return read;
    }

    private void comparison(ByteBuffer in) {
        rare.add(in.getFloat());
        int count = in.getInt();
        // What a file says of itself may be more than any memory holds.
        if (count < 0 || count > in.remaining() / ENTRY) {
            throw new BufferUnderflowException();
        }
        long[] keys = new long[count];
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            keys[i] = in.getLong();
            values[i] = in.getFloat();
        }
        hashes.add(keys);
        bits.add(values);
    }

    /** How many comparisons it is of. */
    int comparisons() {
        return rare.size();
    }

    /** The bits of the value with this hash. */
    float bits(int comparison, long hash) {
        int at = Arrays.binarySearch(hashes.get(comparison), hash);
        return at < 0 ? rare.get(comparison) : bits.get(comparison)[at];
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
