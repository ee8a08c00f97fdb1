package creditbank.read;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row in a delivery.
 *
 * @param file the name of the part, where {@code *} stands for any characters; several parts are read in their order
 * @param entry the name of the file inside the zip archive that the part is; null where the part is the file
 * @param charset what the sender says; null to decide by the bytes
 * @param control the name of the part that states rows and digest of the file; null for none
 */
public record Table(
        String name,
        String file,
        @Nullable String entry,
        Format format,
        List<Column> columns,
        @Nullable Charset charset,
        @Nullable String control) {
    public Table {
        columns = List.copyOf(columns);
    }
}
