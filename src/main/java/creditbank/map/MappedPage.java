package creditbank.map;

import java.util.List;

/**
 * Some consecutive rows of a delivery, mapped.
 *
 * @param rows the driver rows read so far, this page included: where a restart goes on
 * @param ordinal the last ordinal given so far
 */
public record MappedPage(List<Mapped> claims, long rows, long ordinal) {
    public MappedPage {
        claims = List.copyOf(claims);
    }
}
