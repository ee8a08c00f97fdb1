package creditbank.outcome;

/**
 * A term of an academic year, written {@code 2023-2024-2}.
 *
 * @param startYear the calendar year in which the academic year begins
 * @param part 1 autumn, 2 spring, 3 summer; 0 the whole year
 */
public record Term(int startYear, int part) {
    public Term {
        if (startYear < 1900 || startYear > 2199 || part < 0 || part > 3) {
            throw new IllegalArgumentException("term: " + startYear + " part " + part);
        }
    }

    @Override
    public String toString() {
        String year = startYear + "-" + (startYear + 1);
        return part == 0 ? year : year + "-" + part;
    }
}
