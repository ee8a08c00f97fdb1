package creditbank.read;

import creditbank.pull.Part;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Opens the plain bytes of a part that has landed; may be called several times for one part. */
@FunctionalInterface
public interface PartOpener {
    SeekableByteChannel open(Part part) throws IOException;
}
