package creditbank.pull.route;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Says in words why a route failed. Messages of libraries are used only where they cannot hold a secret. */
public final class Causes {
    private static final int SFTP_NO_SUCH_FILE = 2;
    private static final int SFTP_PERMISSION_DENIED = 3;

    private Causes() {}

    /**
     * The words for the deepest cause that is known.
     *
     * @param step what the route was doing, where the cause does not say it; may be empty
     * @param late whether the pull was ended since its time was over
     */
    public static String words(Throwable failure, String step, Limits limits, boolean late) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            if (cause instanceof SourceException) {
                return Objects.requireNonNull(cause.getMessage());
            }
            chain.add(cause);
        }
        if (late) {
            String over = tooLong(limits.millis());
            return step.isEmpty() ? over : step + ": " + over;
        }
        String words = chain.reversed().stream()
                .map(cause -> known(cause, limits))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> "failed with " + chain.getLast().getClass().getSimpleName());
        boolean connecting = step.isEmpty() && chain.stream().anyMatch(JSchException.class::isInstance);
        String doing = connecting ? "connecting" : step;
        return doing.isEmpty() || words.contains(": ") ? words : doing + ": " + words;
    }

    static String tooLong(long millis) {
        return "the pull takes longer than " + seconds(Duration.ofMillis(millis));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static @Nullable String known(Throwable cause, Limits limits) {
        return switch (cause) {
            case HttpOperationFailedException e -> "HTTP status " + e.getStatusCode();
            case UnknownHostException e -> "connecting: unknown host";
            case NoRouteToHostException e -> "connecting: no route to host";
            case ConnectException e -> "connecting: connection refused";
            case SocketTimeoutException e -> stalled(e, limits);
            case MessageConstraintException e -> "the head of the answer is too long";
            case NoHttpResponseException e -> "the answer is not HTTP";
            case ConnectionClosedException e -> "the connection was closed in the midst of the answer";
            case GeneralSecurityException e -> "TLS: the server's certificate is not from the pinned authority";
            case SSLException e -> "TLS: the handshake failed";
            case SocketException e -> "connection reset";
            case FileNotFoundException e -> "listing: no such folder";
            case SftpException e -> sftp(e);
            case JSchChangedHostKeyException e -> "checking the host key: host key changed";
            case JSchUnknownHostKeyException e -> "checking the host key: host key is not among the known hosts";
            case JSchException e -> ssh(e, limits);
            default -> null;
        };
    }

    private static String stalled(SocketTimeoutException e, Limits limits) {
        boolean connecting =
                String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
        return (connecting ? "connecting: " : "") + "stalled for "
                + seconds(Duration.ofMillis(connecting ? limits.connectMillis() : limits.readMillis()));
    }

    private static String sftp(SftpException e) {
        return switch (e.id) {
            case SFTP_NO_SUCH_FILE -> "listing: no such file or folder";
            case SFTP_PERMISSION_DENIED -> "listing: permission denied";
            default -> "SFTP status " + e.id;
        };
    }

    private static String ssh(JSchException e, Limits limits) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Auth ")
                || message.startsWith("Too many authentication")
                || message.startsWith("MaxAuthTries")) {
            return "logging in: login refused";
        }
        if (message.toLowerCase(Locale.ROOT).contains("time")) {
            return "connecting: stalled for " + seconds(Duration.ofMillis(limits.connectMillis()));
        }
        return message.contains("closed by foreign host")
                ? "connecting: connection reset"
                : "SSH: " + e.getClass().getSimpleName();
    }
}
