package creditbank.recognise.panel;

import java.util.Set;

/**
 * What a panel must be like that judges outcomes of some levels.
 *
 * @param least members, 3 at least
 * @param most members, 7 at most
 * @param industryPercent the least share of members from industry, in percent
 * @param academia the least number of members from academia
 * @param government the least number of members from government
 */
public record Band(Set<Integer> levels, int least, int most, int industryPercent, int academia, int government) {
    private static final int ALL = 100;

    public Band {
        levels = Set.copyOf(levels);
    }

    /** The least number of members from industry in a panel of a size. */
    public int industry(int size) {
        return (industryPercent * size + ALL - 1) / ALL;
    }
}
