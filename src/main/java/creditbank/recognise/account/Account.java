package creditbank.recognise.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A learner's account on a day; credits in hundredths.
 *
 * @param learnerId the learner who stands for whoever was asked for
 * @param entries by kind, then level
 * @param above what ceilings cut off of what is free, by rule
 * @param forfeited credits of redeemed records that no part of a programme took
 */
public record Account(
        long learnerId,
        LocalDate day,
        List<Entry> entries,
        Map<String, Long> above,
        long forfeited,
        List<Notice> notices) {
    public Account {
        entries = List.copyOf(entries);
        above = Map.copyOf(above);
        notices = List.copyOf(notices);
    }

    /** All kinds and levels together. */
    public Sums sums() {
        return entries.stream().map(Entry::sums).reduce(Sums.NOTHING, Sums::plus);
    }

    /** What is free: earned, and converted within the ceilings. */
    public long counted() {
        Sums all = sums();
        return all.earned()
                + all.converted()
                - above.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What redemptions have spent and nothing covers now. */
    public long uncovered() {
        return notices.stream().mapToLong(Notice::credits).sum();
    }
}
