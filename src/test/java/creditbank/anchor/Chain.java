package creditbank.anchor;

import java.io.IOException;

/** A chain whose course a test decides. */
public interface Chain extends AutoCloseable {
    Anchor anchor();

    /** Makes blocks of what waits. */
    void mine(int blocks) throws IOException;

    /** Replaces the last blocks by as many empty ones; what was in them is forgotten. */
    void reorganise(int blocks) throws IOException;

    /** The node forgets what waits. */
    void forget() throws IOException;

    /** The node does not answer, or does again. */
    void answering(boolean answering);

    @Override
    void close();
}
