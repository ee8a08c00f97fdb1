package creditbank.read;

import java.io.IOException;
import java.io.InputStream;

/** One file of a delivery, a part or an entry of an archive, that can be read from its beginning as often as wanted. */
public interface SourceFile {

    /** The sender's name of the file, with the archive entry after {@code !}. */
    String name();

    InputStream open() throws IOException;
}
