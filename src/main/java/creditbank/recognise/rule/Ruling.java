package creditbank.recognise.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the rules say of a record. */
public sealed interface Ruling {

    /**
     * Converted.
     *
     * @param day of the achievement
     * @param quantity what was counted, in hundredths
     * @param credits in hundredths
     */
    record Converted(RuleFile by, LocalDate day, long quantity, int credits) implements Ruling {}

    /**
     * Not converted.
     *
     * @param by the rule that would have applied, null where there is none
     */
    record Unconverted(@Nullable RuleFile by, Reason reason) implements Ruling {}
}
