package creditbank.run.rules;

import creditbank.batch.Batch;
import creditbank.recognise.Impact;
import org.jspecify.annotations.Nullable;

/**
 * What became of putting rules in force.
 *
 * @param batch null where no worksheet changed, so that there was nothing to keep
 */
public record RulesReport(Impact impact, @Nullable Batch batch) {}
