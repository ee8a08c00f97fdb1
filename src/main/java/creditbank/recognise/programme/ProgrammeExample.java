package creditbank.recognise.programme;

import java.util.List;
import java.util.Map;

/**
 * What must come of records.
 *
 * @param line where it stands in the file
 * @param counts hundredths of credits by part; a part that is not named gets none
 * @param missing hundredths of credits of the whole programme
 */
public record ProgrammeExample(int line, List<Holding> records, Map<String, Long> counts, long missing) {
    public ProgrammeExample {
        records = List.copyOf(records);
        counts = Map.copyOf(counts);
    }
}
