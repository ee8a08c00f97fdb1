package creditbank.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a table, one after another; no more than one is held. */
public interface Rows extends Closeable {

    /**
     * The next row, or null at the end.
     *
     * @throws DeliveryRefusedException if the rest of the file cannot be read
     */
    @Nullable
    Row next() throws IOException;
}
