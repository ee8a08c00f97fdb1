package creditbank.matrix.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a sender and cuts every connection after so many bytes that the sender has sent, or resets it. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final AtomicLong left;
    private final boolean reset;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Starts listening on loopback.
     *
     * @param port where the sender listens
     * @param bytes how many bytes of the sender pass
     * @param reset whether the connection is reset (RST) and not closed (FIN)
     */
    public CuttingProxy(int port, long bytes, boolean reset) throws IOException {
        this.port = port;
        this.left = new AtomicLong(bytes);
        this.reset = reset;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Whether so many bytes have come that it has cut. */
    public boolean hasCut() {
        return left.get() <= 0;
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(server);
                Thread.ofPlatform().daemon().start(() -> pass(client, server, false));
                Thread.ofPlatform().daemon().start(() -> pass(server, client, true));
            }
        } catch (IOException e) {
            // Closed: nobody is served any more.
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[1 << 12];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long rest = counted ? left.addAndGet(-read) + read : read;
                out.write(buffer, 0, (int) Math.max(0, Math.min(read, rest)));
                if (rest < read) {
                    if (reset) {
                        to.setSoLinger(true, 0);
                    }
                    return;
                }
            }
        } catch (IOException e) {
            // One of both is gone, and so the other goes.
        } finally {
            close(to);
            close(from);
        }
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
        Set.copyOf(open).forEach(this::close);
    }
}
