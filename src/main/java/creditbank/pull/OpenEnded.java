package creditbank.pull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps its target open when it is closed, since the file behind it is still to be forced to disk. */
final class OpenEnded extends FilterOutputStream {
    OpenEnded(OutputStream target) {
        super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
