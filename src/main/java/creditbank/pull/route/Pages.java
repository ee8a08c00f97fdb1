package creditbank.pull.route;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Paging by {@code Link} headers (RFC 8288), as bean {@code pages}: the next page must be on the same origin and must not have been seen. */
public final class Pages {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?([^\";,]*)\"?", Pattern.CASE_INSENSITIVE);

    /** Brackets that nobody closes are searched again and again to the end. */
    private static final int LONGEST = 16_384;

    private final Set<URI> seen = new HashSet<>();

    /** The first page, as it is. */
    public String first(String uri) {
        seen.add(URI.create(uri));
        return uri;
    }

    /**
     * The page that follows, or null after the last.
     *
     * @param current the address that was answered
     * @param links the answer's {@code Link} header or headers
     */
    public @Nullable String next(String current, @Header("Link") @Nullable Object links) throws SourceException {
        String target = target(links);
        if (target == null) {
            return null;
        }
        URI here = URI.create(current);
        URI next;
        try {
            // Java follows RFC 2396, in which a query alone leads to the folder; RFC 3986 keeps the whole path.
            next = here.resolve(target.startsWith("?") ? here.getRawPath() + target : target);
        } catch (IllegalArgumentException e) {
            throw new SourceException("the Link header's next page is not an address", e);
        }
        if (!origin(here).equals(origin(next))) {
            throw new SourceException("the Link header leads to another origin: " + origin(next));
        }
        if (!seen.add(next)) {
            throw new SourceException("page repeated: the Link header leads back to page address " + next.getPath());
        }
        return next.toString();
    }

    private static @Nullable String target(@Nullable Object links) throws SourceException {
        if (links instanceof List<?> several) {
            for (Object one : several) {
                String target = target(one);
                if (target != null) {
                    return target;
                }
            }
            return null;
        }
        if (links == null) {
            return null;
        }
        String text = links.toString();
        if (text.length() > LONGEST) {
            throw new SourceException("a Link header of more than " + LONGEST + " characters");
        }
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            Matcher relation = NEXT.matcher(link.group(2));
            if (relation.find()
                    && List.of(relation.group(1).trim().toLowerCase(Locale.ROOT).split("\\s+"))
                            .contains("next")) {
                return link.group(1);
            }
        }
        return null;
    }

    private static String origin(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "://"
                + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
