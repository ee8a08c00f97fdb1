package creditbank.recognise.account;

import creditbank.outcome.Kind;
import creditbank.recognise.framework.Placement;

/**
 * The records of one kind and level.
 *
 * @param level as sent
 * @param placement in the qualifications framework
 * @param records how many there are, with those that have no credits
 */
public record Entry(Kind kind, String level, Placement placement, long records, Sums sums) {
    Entry plus(Entry other) {
        return new Entry(kind, level, placement, records + other.records, sums.plus(other.sums));
    }
}
