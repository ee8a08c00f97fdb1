package creditbank.ledger.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a log's static files are. */
@FunctionalInterface
public interface LogSite {

    /**
     * The bytes of a file.
     *
     * @param path below the log's address, such as {@code tile/0/000}
     * @param most more bytes than this are refused
     * @return nothing where there is no such file
     */
    Optional<byte[]> read(String path, int most) throws IOException;

    /** The site at an http or https address, or in a folder. */
    static LogSite of(String where) {
        return isAddress(where) ? new WebSite(URI.create(where)) : folder(Path.of(where));
    }

    /** Whether this names a web server. */
    static boolean isAddress(String where) {
        return where.startsWith("http://") || where.startsWith("https://");
    }

    /** The site in a folder. */
    static LogSite folder(Path folder) {
        return new FolderSite(folder);
    }
}
