package creditbank.ledger.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries in one file: each as a big-endian 16-bit length and its bytes. */
public final class EntryBundle {
    /** Bytes of the longest entry. */
    public static final int LONGEST = 65_535;

    private EntryBundle() {}

    /** The file's bytes. */
    public static byte[] encode(List<byte[]> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum());
        for (byte[] entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException(
                        "an entry of " + entry.length + " bytes, expected at most " + LONGEST);
            }
            bytes.putShort((short) entry.length).put(entry);
        }
        return bytes.array();
    }

    /** The entries of a bundle, which must hold exactly as many as its path says. */
    public static List<byte[]> decode(TilePath path, byte[] bundle) {
        ByteBuffer bytes = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (bytes.remaining() >= Short.BYTES) {
            byte[] entry = new byte[Math.min(Short.toUnsignedInt(bytes.getShort()), LONGEST)];
            if (entry.length > bytes.remaining()) {
                throw new DamagedLogException(path.toString(), "cut off in entry " + entries.size());
            }
            bytes.get(entry);
            entries.add(entry);
        }
        if (bytes.hasRemaining() || entries.size() != path.width()) {
            throw new DamagedLogException(
                    path.toString(), entries.size() + " entries, expected exactly " + path.width());
        }
        return entries;
    }
}
