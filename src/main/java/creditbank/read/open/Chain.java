package creditbank.read.open;

import creditbank.read.Row;
import creditbank.read.Rows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of several files, one file after another; a file is opened when its turn comes, except that the first is opened at once. */
final class Chain implements Rows {

    /** Opens the rows of one file. */
    @FunctionalInterface
    interface Link {
        Rows open() throws IOException;
    }

    private final Deque<Link> waiting;
    private @Nullable Rows current;

    Chain(List<Link> links) throws IOException {
        this.waiting = new ArrayDeque<>(links);
        this.current = waiting.isEmpty() ? null : waiting.pop().open();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (current != null) {
            Row row = current.next();
            if (row != null) {
                return row;
            }
            current.close();
            current = waiting.isEmpty() ? null : waiting.pop().open();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
