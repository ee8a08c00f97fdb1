package creditbank.database.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A change of who is there, made under an exclusive lock: a server is made, started, joined, left and stopped by one process at a time. The lock
 * ends with the process, however that ends.
 */
@FunctionalInterface
public interface Transition<T> {
    /** File locks are per process; this one orders the threads of one process. */
    ReentrantLock THREADS = new ReentrantLock();

    T run() throws IOException, SQLException;

    /** Runs a transition under the lock file of a folder. */
    static <T> T run(Path folder, Transition<T> transition) throws IOException, SQLException {
        THREADS.lock();
        try (FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock();
            try {
                return transition.run();
            } finally {
                lock.release();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
