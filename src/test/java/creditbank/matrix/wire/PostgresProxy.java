package creditbank.matrix.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Stands before PostgreSQL, passes everything on, and tells of each commit before the server hears of it and after the server has done it. */
public final class PostgresProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final Predicate<Commit> reached;
    private final List<Commit> commits = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Starts listening on loopback.
     *
     * @param port where the server listens
     * @param reached is told each commit; where it says true, nothing more is passed on
     */
    public PostgresProxy(int port, Predicate<Commit> reached) throws IOException {
        this.port = port;
        this.reached = reached;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** What it has seen so far. */
    public List<Commit> commits() {
        synchronized (commits) {
            return List.copyOf(commits);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                PostgresSession session = new PostgresSession(this);
                Thread.ofPlatform().daemon().start(() -> pass(client, server, session::requests));
                Thread.ofPlatform().daemon().start(() -> pass(server, client, session::answers));
            }
        } catch (IOException e) {
            // Closed, or the server is gone: nobody is served any more.
        }
    }

    private interface Direction {
        void pass(Socket from, Socket to) throws IOException;
    }

    private void pass(Socket from, Socket to, Direction direction) {
        try {
            direction.pass(from, to);
        } catch (IOException e) {
            // One of both is gone, and so the other goes.
        } finally {
            close(from);
            close(to);
        }
    }

    /** Counts a commit that is about to be asked for; its number. */
    int count(String text) {
        synchronized (commits) {
            return counts.merge(text, 1, Integer::sum);
        }
    }

    /** Tells of a commit; true where nothing more is to be passed on. */
    boolean tell(Commit commit) {
        synchronized (commits) {
            commits.add(commit);
        }
        return reached.test(commit);
    }

    private void close(Closeable socket) {
        try {
            open.remove(socket);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        close(listening);
        List.copyOf(open).forEach(this::close);
    }
}
