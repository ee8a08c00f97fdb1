package creditbank.read.archive;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive. It is refused as a whole when it is truncated, when an entry is encrypted, an archive itself, in a folder, or has the name of another, or
 * when there are too many; what an entry inflates to is counted while it is read, since the sizes in the archive are the sender's word.
 */
public final class Archive implements Closeable {
    private static final int MOST_ENTRIES = 1000;

    private final String name;
    private final Limits limits;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

    private Archive(String name, Limits limits, ZipFile zip) {
        this.name = name;
        this.limits = limits;
        this.zip = zip;
    }

    /**
     * Opens an archive and takes over the channel.
     *
     * @throws DeliveryRefusedException with all that is wrong with its entries
     */
    public static Archive open(String name, SeekableByteChannel channel, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw refused(
                    name, Code.DELIVERY_UNREADABLE, "no complete zip archive", "a zip archive with its directory");
        }
        Archive archive = new Archive(name, limits, zip);
        try {
            archive.check(Collections.list(zip.getEntries()));
            return archive;
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void check(List<ZipArchiveEntry> found) {
        if (found.size() > MOST_ENTRIES) {
            throw refused(name, Code.DELIVERY_TOO_LARGE, found.size() + " entries", "at most " + MOST_ENTRIES);
        }
        List<Finding> wrong = new ArrayList<>();
        for (ZipArchiveEntry entry : found) {
            String problem = problem(entry);
            if (!problem.isEmpty()) {
                Place place = Place.ofFile(name);
                wrong.add(new Finding(Code.DELIVERY_UNREADABLE, place, "", entry.getName(), problem));
            }
            entries.put(entry.getName(), entry);
        }
        if (!wrong.isEmpty()) {
            throw new DeliveryRefusedException(wrong);
        }
    }

    private String problem(ZipArchiveEntry entry) {
        String entryName = entry.getName();
        if (entryName.contains("..")
                || entryName.contains("/")
                || entryName.contains("\\")
                || entryName.contains(":")) {
            return "entries without folders";
        }
        if (entryName.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return "no archive inside the archive";
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "entries that are not encrypted";
        }
        if (entry.getMethod() != ZipMethod.DEFLATED.getCode() && entry.getMethod() != ZipMethod.STORED.getCode()) {
            return "entries that are stored or deflated";
        }
        return entries.containsKey(entryName) ? "entries of different names" : "";
    }

    /** The entry of a name, or null. */
    public @Nullable SourceFile entry(String entryName) {
        ZipArchiveEntry entry = entries.get(entryName);
        return entry == null ? null : new Entry(name + "!" + entryName, entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static DeliveryRefusedException refused(String name, Code code, String value, String expected) {
        return new DeliveryRefusedException(new Finding(code, Place.ofFile(name), "", value, expected));
    }

    private final class Entry implements SourceFile {
        private final String entryName;
        private final ZipArchiveEntry entry;

        Entry(String entryName, ZipArchiveEntry entry) {
            this.entryName = entryName;
            this.entry = entry;
        }

        @Override
        public String name() {
            return entryName;
        }

        @Override
        public InputStream open() throws IOException {
            return new EntryStream(entryName, entry, zip.getInputStream(entry), limits);
        }
    }
}
