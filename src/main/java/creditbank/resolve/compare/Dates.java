package creditbank.resolve.compare;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Measures of dates in the form {@code yyyymmdd}, {@code yyyymm} or {@code yyyy}. What is no such date is like none. */
public final class Dates {
    private static final int DAY = 8;

    private Dates() {}

    /** 1 where month and day have changed places, or two neighbouring digits have; 0 otherwise. */
    public static double swapped(Letters a, Letters b) {
        boolean days = a.length() == DAY && b.length() == DAY;
        return days && (monthAndDay(a, b) || neighbours(a, b)) ? 1 : 0;
    }

    /** How many of year, month and day are the same. */
    public static double parts(Letters a, Letters b) {
        int same = part(a, b, 0, 4);
        if (a.length() == DAY && b.length() == DAY) {
            same += part(a, b, 4, 6) + part(a, b, 6, 8);
        }
        return same;
    }

    /** 1 where one is the other with less precision: a year, or a year and month; 0 otherwise. */
    public static double coarser(Letters a, Letters b) {
        int shorter = Math.min(a.length(), b.length());
        return a.length() != b.length() && part(a, b, 0, shorter) == 1 ? 1 : 0;
    }

    /** Days between the two, with a minus sign; infinite where one has no day. */
    public static double days(Letters a, Letters b) {
        double gap = Math.abs(day(a) - day(b));
        return Double.isNaN(gap) ? Double.NEGATIVE_INFINITY : -gap;
    }

    /** Years between the two, with a minus sign, by their year alone. */
    public static double years(Letters a, Letters b) {
        int x = a.number(0, Math.min(4, a.length()));
        int y = b.number(0, Math.min(4, b.length()));
        return x < 0 || y < 0 ? Double.NEGATIVE_INFINITY : -Math.abs(x - y);
    }

    private static boolean monthAndDay(Letters a, Letters b) {
        return part(a, b, 0, 4) == 1
                && a.number(4, 6) == b.number(6, 8)
                && a.number(6, 8) == b.number(4, 6)
                && a.number(4, 6) != a.number(6, 8);
    }

    private static boolean neighbours(Letters a, Letters b) {
        int first = 0;
        while (first < DAY && a.at(first) == b.at(first)) {
            first++;
        }
        boolean swap = first < DAY - 1 && a.at(first) == b.at(first + 1) && a.at(first + 1) == b.at(first);
        for (int i = first + 2; swap && i < DAY; i++) {
            swap = a.at(i) == b.at(i);
        }
        return swap;
    }

    private static int part(Letters a, Letters b, int from, int to) {
        boolean same = to <= a.length() && to <= b.length();
        for (int i = from; same && i < to; i++) {
            same = a.at(i) == b.at(i);
        }
        return same ? 1 : 0;
    }

    private static double day(Letters text) {
        if (text.length() != DAY) {
            return Double.NaN;
        }
        try {
            return LocalDate.of(text.number(0, 4), text.number(4, 6), text.number(6, 8))
                    .toEpochDay();
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
