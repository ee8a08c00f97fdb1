package creditbank.matrix.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One connection, in PostgreSQL's protocol of version 3: after the first message of each side every message is a letter, its length with itself in four bytes,
 * and its body. Statements are parsed (P), bound (B) and executed (E), or sent as a simple query (Q); the server answers a batch with Z and whether a transaction
 * is open.
 */
final class PostgresSession {
    private static final int SHOWN = 70;

    private final PostgresProxy proxy;
    private final Map<String, String> statements = new ConcurrentHashMap<>();
    private final Map<String, String> portals = new ConcurrentHashMap<>();
    private String last = "";
    private volatile boolean inTransaction;
    private volatile Commit asked = new Commit("", 0, false);

    PostgresSession(PostgresProxy proxy) {
        this.proxy = proxy;
    }

    /** Passes on what the program says. */
    void requests(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        int length = in.readInt();
        byte[] first = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(first);
        out.flush();
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] message = message(in, type);
            if (request((char) type, message)) {
                return;
            }
            out.write(message);
        }
    }

    /** Passes on what the server says. */
    void answers(Socket server, Socket client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream(), 1 << 16));
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] message = message(in, type);
            if (type == 'Z') {
                inTransaction = message[5] != 'I';
                Commit done = asked;
                if (done.number() > 0 && !inTransaction) {
                    asked = new Commit("", 0, false);
                    if (proxy.tell(new Commit(done.text(), done.number(), true))) {
                        return;
                    }
                }
            }
            out.write(message);
        }
    }

    private static byte[] message(DataInputStream in, int type) throws IOException {
        int length = in.readInt();
        byte[] message = new byte[1 + length];
        message[0] = (byte) type;
        message[1] = (byte) (length >>> 24);
        message[2] = (byte) (length >>> 16);
        message[3] = (byte) (length >>> 8);
        message[4] = (byte) length;
        in.readFully(message, 5, length - Integer.BYTES);
        return message;
    }

    private boolean request(char type, byte[] message) {
        return switch (type) {
            case 'P' -> {
                String name = text(message, 5);
                statements.put(name, text(message, 6 + name.length()));
                yield false;
            }
            case 'B' -> {
                String portal = text(message, 5);
                portals.put(portal, text(message, 6 + portal.length()));
                yield false;
            }
            case 'E' -> executed(statements.getOrDefault(portals.getOrDefault(text(message, 5), ""), ""));
            case 'Q' -> executed(text(message, 5));
            default -> false;
        };
    }

    private boolean executed(String sql) {
        String plain =
                sql.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("[0-9]+", "#");
        if (plain.startsWith("begin")) {
            inTransaction = true;
            return false;
        }
        if (plain.startsWith("commit")) {
            return ask(last);
        }
        last = plain.substring(0, Math.min(SHOWN, plain.length()));
        return !inTransaction
                && plain.matches("(insert|update|delete|create|drop|alter|truncate|with) .*")
                && ask(last);
    }

    private boolean ask(String text) {
        Commit commit = new Commit(text, proxy.count(text), false);
        asked = commit;
        return proxy.tell(commit);
    }

    private static String text(byte[] message, int from) {
        int end = from;
        while (message[end] != 0) {
            end++;
        }
        return new String(message, from, end - from, StandardCharsets.UTF_8);
    }
}
