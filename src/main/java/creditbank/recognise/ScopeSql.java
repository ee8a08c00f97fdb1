package creditbank.recognise;

import creditbank.outcome.Kind;
import creditbank.recognise.rule.Presence;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Scope;
import java.util.stream.Collectors;

/** A condition on {@code record_version v} that holds for every record that a rule can apply to: the database leaves out the others, which are most. */
final class ScopeSql {
    private ScopeSql() {}

    static String of(RuleSet rules) {
        String any = rules.files().stream()
                .map(file -> of(file.rule().scope()))
                .distinct()
                .collect(Collectors.joining(" or "));
        return any.isEmpty() ? "false" : "(" + any + ")";
    }

    private static String of(Scope scope) {
        String kinds = scope.kinds().stream()
                .sorted()
                .map(Kind::code)
                .map(code -> Short.toString(code))
                .collect(Collectors.joining(", "));
        return "v.kind in (" + kinds + ")" + presence("v.credits", scope.credits())
                + presence("v.hours", scope.hours());
    }

    private static String presence(String column, Presence presence) {
        return switch (presence) {
            case STATED -> " and " + column + " is not null";
            case ABSENT -> " and " + column + " is null";
            case ANY -> "";
        };
    }
}
