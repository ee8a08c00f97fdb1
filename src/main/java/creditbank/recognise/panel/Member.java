package creditbank.recognise.panel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a panel.
 *
 * @param name a person's, never to be shown
 * @param document the keyed hash of the resident ID, null where none is told
 * @param employer code of the institution
 * @param related numbers of learners to whom the member is related, as the member declares
 * @param line where the member stands in the file
 */
public record Member(
        String name, @Nullable UUID document, Sector sector, String employer, List<Long> related, int line) {
    public Member {
        related = List.copyOf(related);
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "member of line " + line + ", " + sector;
    }
}
