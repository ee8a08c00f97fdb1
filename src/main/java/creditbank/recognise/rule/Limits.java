package creditbank.recognise.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much a rule may give, and for how long; credits in hundredths.
 *
 * @param least what a record must come to at least
 * @param most what a record comes to at most
 * @param ceiling what all records of one learner come to at most by this rule, whatever its version
 * @param years for how many years from the day of the achievement on the credits may be redeemed; 0 is for ever
 */
public record Limits(int least, int most, int ceiling, int years, Redeem redeem) {

    /** How often converted credits may be redeemed. */
    public enum Redeem {
        ONCE,
        NEVER
    }

    /** The first day on which credits of an achievement can be redeemed no more; null where there is none. */
    public @Nullable LocalDate expires(LocalDate achieved) {
        return years == 0 ? null : achieved.plusYears(years);
    }
}
