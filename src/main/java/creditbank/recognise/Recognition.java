package creditbank.recognise;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.RuleSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Converts what a batch has credited. It belongs into the transaction that credits the batch, behind the crediting and under the same bank-writer lock: a crash
 * leaves nothing of either.
 */
public final class Recognition {
    private Recognition() {}

    /**
     * Converts every live version that the batch made, and keeps the rules with the batch; without rules it does nothing.
     *
     * @return how many versions were converted
     * @throws ChangedRuleException if a version of a rule that has converted has other words now
     */
    public static long convert(Connection connection, BatchHandle batch, RuleSet rules) throws SQLException {
        Fence.check(connection, batch);
        if (rules.files().isEmpty()) {
            return 0;
        }
        Map<RuleName, Short> numbers = KeptRules.keep(connection, batch, rules);
        return Conversions.convert(connection, batch, rules, numbers);
    }
}
