package creditbank.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests over a bare socket on loopback, where no client keeps to the rules. */
public final class RawHttp {
    /** Where there was no answer but the end of the connection. */
    public static final String CLOSED = "closed";

    /** How long any answer may take. */
    public static final Duration DEADLINE = Duration.ofSeconds(90);

    private RawHttp() {}

    /** Sends a head of these lines, and gives the status of the answer. */
    public static String status(int port, String... lines) throws IOException {
        return send(port, String.join("\r\n", lines) + "\r\nHost: x\r\n\r\n");
    }

    /** Sends this, and gives the status of the answer. */
    public static String send(int port, String text) throws IOException {
        try (Socket socket = connect(port)) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (SocketException e) {
                // The server has answered before it has read all.
                return answer(socket);
            }
            return answer(socket);
        }
    }

    /** A connection on which nobody waits for ever. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) DEADLINE.toMillis());
        return socket;
    }

    /** The status of an answer. */
    public static String answer(Socket socket) throws IOException {
        byte[] head = new byte[12];
        try {
            return socket.getInputStream().readNBytes(head, 0, head.length) < head.length
                    ? CLOSED
                    : new String(head, 9, 3, StandardCharsets.US_ASCII);
        } catch (SocketException e) {
            return CLOSED;
        }
    }
}
