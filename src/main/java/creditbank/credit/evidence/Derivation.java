package creditbank.credit.evidence;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.When;
import creditbank.map.scale.ScaleTable;
import creditbank.normalise.rule.result.ScaleTableRule;
import creditbank.outcome.result.ResultDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The number of the hundred-point scale that a level, a letter or grade points stand for by the scale table of the source that reported the attempt. What a
 * person corrected goes by the table of the claim that was corrected.
 *
 * @param hundredths 0 to 10000
 * @param mapping SHA-256 of the mapping file with the table, hex
 */
public record Derivation(int hundredths, String source, ScaleTable table, String mapping) {

    /** A claim and the table of its source that holds. */
    private record Ground(Behind claim, ScaleTable table) {}

    /** Of an attempt; null where no table holds, the score is a number of 100 or a mark, or no claim says anything like it. */
    public static @Nullable Derivation of(Attempt attempt, List<Behind> claims) {
        Ground ground = ground(attempt, claims);
        if (ground == null) {
            return null;
        }
        Integer value = ScaleTableRule.derive(ground.table, attempt.score());
        Behind claim = ground.claim;
        return value == null
                ? null
                : new Derivation(
                        value,
                        claim.said().source(),
                        ground.table,
                        claim.translation().mapping());
    }

    /** The derived number alone. */
    public static @Nullable Integer value(Attempt attempt, List<Behind> claims) {
        Derivation derivation = of(attempt, claims);
        return derivation == null ? null : derivation.hundredths;
    }

    /** Whether a table can make a number of the attempt's score. */
    static boolean isDerivable(Attempt attempt) {
        return switch (attempt.score().scale()) {
            case FIVE_LEVEL, TWO_LEVEL, LETTER, POINT -> true;
            case NONE, HUNDRED, MARK -> false;
        };
    }

    /**
     * Checks a result that a person gives.
     *
     * @throws IllegalArgumentException if the table that holds does not have it
     */
    public static void check(Attempt attempt, List<Behind> claims) {
        Ground ground = ground(attempt, claims);
        if (ground != null && ScaleTableRule.derive(ground.table, attempt.score()) == null) {
            throw new IllegalArgumentException("result: the value is refused: expected " + ground.table.expected());
        }
    }

    /** The most believed claim that says the attempt, else one of the same kind and day, else the only one. */
    private static @Nullable Behind claim(Attempt attempt, List<Behind> claims) {
        return claims.stream()
                .filter(claim -> result(claim).equals(attempt))
                .findFirst()
                .or(() -> claims.stream()
                        .filter(claim -> result(claim).kind() == attempt.kind()
                                && Objects.equals(result(claim).on(), attempt.on()))
                        .findFirst())
                .or(() -> claims.size() == 1 ? Optional.of(claims.getFirst()) : Optional.empty())
                .orElse(null);
    }

    private static Attempt result(Behind claim) {
        return claim.said().content().result();
    }

    private static @Nullable Ground ground(Attempt attempt, List<Behind> claims) {
        Behind claim = claim(attempt, claims);
        if (claim == null) {
            return null;
        }
        Content content = claim.said().content();
        When when = content.when();
        LocalDate day = ResultDay.of(content.what().kind(), attempt.on(), when.begin(), when.end(), when.term());
        ScaleTable table = claim.translation().scales().table(attempt.score().scale(), day);
        return table == null ? null : new Ground(claim, table);
    }

    /** For people: {@code 85.00 of 100, by scale table levels-2018 of school-jwxt, from 2018-09-01}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d.%02d of 100, by scale table %s of %s, %s",
                hundredths / 100,
                hundredths % 100,
                table.name(),
                source,
                table.span());
    }
}
