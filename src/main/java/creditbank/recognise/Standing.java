package creditbank.recognise;

import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Ruling.Converted;
import org.jspecify.annotations.Nullable;

/**
 * A live record and what it is converted to now.
 *
 * @param edition the last edition of the current version, -1 where there is none
 * @param now null where it is not converted
 */
record Standing(
        long learnerId,
        long recordId,
        int version,
        int edition,
        Achieved achieved,
        @Nullable Converted now) {}
