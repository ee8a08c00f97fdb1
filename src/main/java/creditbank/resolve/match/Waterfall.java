package creditbank.resolve.match;

import java.util.List;

/**
 * Why a pair has its weight, in bits: {@code prior}, the steps, {@code relatives} and {@code cap} add up to {@code weight}, which is rounded to a float.
 *
 * @param steps one for each comparison of the model
 * @param relatives what is taken off since the pair may be relatives; 0 or less
 * @param cap what is taken off since names with nothing in common are never linked; 0 or less
 * @param levels as the pair keeps them, four bits for each comparison
 */
public record Waterfall(double prior, List<Step> steps, double relatives, double cap, float weight, long levels) {
    /** The level where one side says nothing. */
    public static final String MISSING = "missing";

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /**
     * One comparison.
     *
     * @param level that holds, as the model writes it; "else" where none does, {@link #MISSING} where one side says nothing
     * @param bits what it is worth
     */
    public record Step(String comparison, String level, double bits) {}
}
