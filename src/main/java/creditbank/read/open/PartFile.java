package creditbank.read.open;

import creditbank.pull.Part;
import creditbank.read.PartOpener;
import creditbank.read.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** A part that is a file of its own. */
record PartFile(Part part, PartOpener opener) implements SourceFile {

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public InputStream open() throws IOException {
        return new BufferedInputStream(Channels.newInputStream(opener.open(part)), 1 << 16);
    }
}
