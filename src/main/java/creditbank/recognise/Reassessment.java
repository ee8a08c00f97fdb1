package creditbank.recognise;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.Conversions.Standing;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Ruling.Converted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges all live records of the bank anew: to show what other rules would do, or to put them in force. */
public final class Reassessment {
    private Reassessment() {}

    /**
     * What these rules would do; nothing is changed.
     *
     * @throws ChangedRuleException if a version that has converted has other words now
     */
    public static Impact preview(Connection connection, RuleSet rules) throws SQLException {
        KeptRules.check(connection, rules);
        ImpactTally tally = new ImpactTally();
        Conversions.standings(
                connection, rules, KeptRules.all(connection), standing -> tally.add(standing, judged(rules, standing)));
        return tally.end();
    }

    /**
     * Puts these rules in force for everything that is in the bank: each record that they judge otherwise than its worksheet says gets a further edition. It
     * belongs into one transaction under the bank-writer lock; a crash leaves nothing of it.
     *
     * @throws ChangedRuleException if a version that has converted has other words now
     */
    public static Impact apply(Connection connection, BatchHandle batch, RuleSet rules) throws SQLException {
        Fence.check(connection, batch);
        Map<RuleName, Short> numbers = KeptRules.keep(connection, batch, rules);
        Map<Short, RuleFile> kept = KeptRules.all(connection);
        ImpactTally tally = new ImpactTally();
        ConversionWriter writer = new ConversionWriter(connection, batch, numbers);
        Conversions.standings(connection, rules, kept, standing -> {
            Converted next = judged(rules, standing);
            if (tally.add(standing, next)) {
                writer.add(standing.recordId(), standing.version(), standing.edition() + 1, next);
            }
        });
        writer.flush();
        return tally.end();
    }

    private static @Nullable Converted judged(RuleSet rules, Standing standing) {
        return rules.judge(standing.achieved()) instanceof Converted converted ? converted : null;
    }
}
