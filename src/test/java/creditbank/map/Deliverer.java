package creditbank.map;

import creditbank.pull.Delivery;
import creditbank.pull.Part;
import creditbank.read.PartOpener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A delivery in memory, for tests. */
public final class Deliverer {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public Deliverer part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    public Deliverer part(String name, String charset, String text) {
        return part(name, text.getBytes(Charset.forName(charset)));
    }

    public Delivery delivery() {
        List<Part> list = new ArrayList<>();
        parts.forEach((name, bytes) -> list.add(new Part(list.size() + 1, name, "", bytes.length)));
        return new Delivery(1, "test", 1, "", list);
    }

    public PartOpener opener() {
        return part -> new SeekableInMemoryByteChannel(parts.getOrDefault(part.name(), new byte[0]));
    }

    /** A zip archive of texts in UTF-8, by name. */
    public static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
