package creditbank.recognise.programme;

import java.util.List;

/**
 * A part of a programme; credits in hundredths.
 *
 * @param least what it requires
 * @param most what may count by it
 * @param line where it stands in the file
 */
public record Part(String id, String title, int least, int most, List<Selector> accepts, int line) {
    public Part {
        accepts = List.copyOf(accepts);
    }
}
