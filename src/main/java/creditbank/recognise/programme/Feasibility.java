package creditbank.recognise.programme;

import creditbank.outcome.Kind;
import creditbank.recognise.programme.Allotment.PartSum;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Finds out whether anybody could fulfil a programme: somebody with courses without end, and of everything else as much as the rules' ceilings let count. */
public final class Feasibility {
    private Feasibility() {}

    /** What is wrong, as {@code file:line: message}. */
    public static List<String> problems(ProgrammeFile file, RuleSet rules) {
        Programme programme = file.programme();
        Allotment best = Assignment.of(
                programme,
                everything(rules),
                (holding, selector) ->
                        selector.kinds().contains(holding.traits().kind()));
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < programme.parts().size(); i++) {
            PartSum sum = best.parts().get(i);
            if (sum.missing() > 0) {
                problems.add(file.place() + ":" + programme.parts().get(i).line() + ": nobody can fulfil the part "
                        + sum.part() + ": it requires " + credits(sum.least())
                        + " credits, but by the ceilings of rules, parts and selectors at most "
                        + credits(sum.counted()) + " can count for it beside the parts before it");
            }
        }
        if (problems.isEmpty() && !best.fulfilled()) {
            problems.add(file.place() + ":1: nobody can fulfil it: it requires " + credits(programme.required())
                    + " credits, but by the ceilings of rules, parts and selectors at most " + credits(best.counted())
                    + " can count");
        }
        return problems;
    }

    private static List<Holding> everything(RuleSet rules) {
        Map<String, Rule> last = new TreeMap<>();
        for (RuleFile file : rules.files()) {
            last.put(file.name().id(), file.rule());
        }
        List<Holding> holdings = new ArrayList<>();
        holdings.add(holding(0, Kind.COURSE, "", Integer.MAX_VALUE));
        last.forEach((id, rule) -> {
            if (rule.limits().redeem() == Limits.Redeem.ONCE) {
                rule.scope().kinds().stream()
                        .sorted()
                        .forEach(kind -> holdings.add(
                                holding(holdings.size(), kind, id, rule.limits().ceiling())));
            }
        });
        return holdings;
    }

    private static Holding holding(long number, Kind kind, String rule, int credits) {
        Traits any = new Traits(kind, 0, "", "", "");
        return new Holding(number, new UUID(0, number), any, credits, rule, credits, null, null);
    }

    private static String credits(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
