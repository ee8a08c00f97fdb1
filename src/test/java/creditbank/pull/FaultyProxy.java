package creditbank.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP proxy on loopback that forwards what the server says up to a number of bytes, and then is silent, gives a few bytes now and then, or resets the connection. */
public final class FaultyProxy implements AutoCloseable {
    /** What happens after the last byte that is forwarded. */
    public enum Fault {
        STALL,
        DRIP,
        RESET
    }

    private final ServerSocket listener;
    private final int server;
    private final long bytes;
    private final Fault fault;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Starts a proxy in front of a port of this machine. */
    public FaultyProxy(int server, long bytes, Fault fault) throws IOException {
        this.server = server;
        this.bytes = bytes;
        this.fault = fault;
        listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    @SuppressWarnings("AddressSelection")
    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.addAll(List.of(client, upstream));
                threads.execute(() -> forward(client, upstream, Long.MAX_VALUE));
                threads.execute(() -> forward(upstream, client, bytes));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long left = limit;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    to.close();
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            while (fault == Fault.DRIP) {
                Thread.sleep(100);
                int read = in.read(buffer, 0, 64);
                if (read < 0) {
                    to.close();
                    return;
                }
                out.write(buffer, 0, read);
            }
            if (fault == Fault.RESET) {
                to.setSoLinger(true, 0);
                to.close();
                from.close();
            }
        } catch (IOException e) {
            // One side has gone, and the other will notice.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
