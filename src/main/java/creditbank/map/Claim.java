package creditbank.map;

import creditbank.finding.Place;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import java.util.Map;

/**
 * What one row says of one achievement, in our vocabulary and still in the sender's text.
 *
 * @param ordinal the claim's number in the delivery, from 1, in the order of the rows
 * @param key the sender's own row key, its parts joined by U+001F, ending with the achievement's name where a row holds several
 * @param withdraw whether the row takes the claim back
 * @param values the text as sent, only fields that have any; blank means absent
 */
public record Claim(long ordinal, Place place, String key, boolean withdraw, Kind kind, Map<Field, String> values) {}
