package creditbank.practice.world;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One half of an academic year.
 *
 * @param index from 0, the autumn of 2021
 * @param part 1 autumn, 2 spring
 */
public record Term(int index, int startYear, int part) {
    /** All terms of the province, the autumn of 2021 to the spring of 2025. */
    public static final List<Term> ALL = IntStream.range(0, 8)
            .mapToObj(i -> new Term(i, 2021 + i / 2, 1 + i % 2))
            .toList();

    /** 2023-2024-2. */
    public String title() {
        return startYear + "-" + (startYear + 1) + "-" + part;
    }

    public LocalDate start() {
        return part == 1 ? LocalDate.of(startYear, 9, 1) : LocalDate.of(startYear + 1, 2, 20);
    }

    public LocalDate end() {
        return part == 1 ? LocalDate.of(startYear + 1, 1, 25) : LocalDate.of(startYear + 1, 7, 15);
    }
}
