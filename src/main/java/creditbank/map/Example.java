package creditbank.map;

import java.util.List;
import java.util.Map;

/**
 * A row and what becomes of it.
 *
 * @param place {@code file:line} in the mapping
 * @param row the driver's columns, or under the empty name the JSON text
 * @param partners for an alias the columns of the row that is pointed at
 * @param claims the expected claims: field to text, where empty means absent; also kind, key and withdraw
 * @param refused the expected codes of the refusals, in their order
 */
record Example(
        String place,
        Map<String, String> row,
        Map<String, Map<String, String>> partners,
        List<Map<String, String>> claims,
        List<String> refused) {}
