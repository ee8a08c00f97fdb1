package creditbank.pull;

import creditbank.pull.route.Limits;
import creditbank.pull.route.SourceException;
import creditbank.pull.route.WatchedStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Where every route ends, as bean {@code landing}: lands one file or one page and notes it as the next part of the delivery. */
public final class LandingSink {
    private final Landing landing;
    private final Limits limits;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> pages = new HashSet<>();
    private final long begun = System.nanoTime();
    private long bytes;

    LandingSink(Landing landing, Limits limits) {
        this.landing = landing;
        this.limits = limits;
    }

    /** Lands a file under its own name; it must be as long as the sender's listing said. */
    public void file(
            @Body InputStream body,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Header(Exchange.FILE_LENGTH) @Nullable Long length)
            throws SourceException, IOException {
        land(body, name, "reading " + name, length);
    }

    /** Lands a page; the same bytes twice mean that the sender goes in circles. */
    public void page(@Body InputStream body, @Header("Content-Length") @Nullable Long length)
            throws SourceException, IOException {
        String name = "page-" + (parts.size() + 1);
        land(body, name, "reading page " + (parts.size() + 1), length);
        if (!pages.add(parts.getLast().digest())) {
            throw new SourceException("page repeated: page " + parts.size() + " has the same bytes as an earlier one");
        }
    }

    List<Part> parts() {
        return parts;
    }

    private void land(InputStream body, String name, String step, @Nullable Long length)
            throws SourceException, IOException {
        if (parts.size() >= limits.parts()) {
            throw new SourceException(step + ": more than " + limits.parts() + " files or pages");
        }
        Duration rest = Duration.ofMillis(limits.millis()).minusNanos(System.nanoTime() - begun);
        try (WatchedStream watched = new WatchedStream(
                body, step, length, new WatchedStream.Rest(limits.bytes() - bytes, rest, limits.millis()))) {
            Landing.Landed landed;
            try {
                landed = landing.land(new RoomStream(watched, landing.folder(), step, limits.freeMebibytes()));
            } catch (WatchedStream.Broken | LandingException e) {
                throw new SourceException(String.valueOf(e.getMessage()), e);
            } catch (SQLException e) {
                throw new LandingException(step + ": " + e.getMessage(), e);
            }
            bytes += landed.bytes();
            parts.add(new Part(parts.size() + 1, name, landed.digest(), landed.bytes()));
        }
    }
}
