package creditbank.normalise.text;

import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates in every form that means one thing only, year first: {@code 20240630}, {@code 2024-6-30} with {@code - / .} between, {@code 2024年6月30日} or 号, all
 * of it in Chinese numerals, 民国 years, month or day left out, and ISO 8601 instants, of which the day in Asia/Shanghai counts (the stated one where there is
 * no offset). Day-first and month-first dates, two-digit years and spreadsheet serial numbers are refused: they have more than one meaning. Years are 1900 to
 * 2100.
 */
public final class DateText {
    private static final ZoneId CENTRE = ZoneId.of("Asia/Shanghai");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int REPUBLIC = 1911;

    private DateText() {}

    /** The date that the text is, or null. */
    public static @Nullable PartialDate parse(String text) {
        String plain = Plain.text(text);
        int time = timeAt(plain);
        String day = time < 0 ? plain : plain.substring(0, time);
        PartialDate date = isDigits(day) ? compact(day) : separated(day);
        return time < 0 || date == null ? date : atCentre(date, plain.substring(time + 1));
    }

    private static @Nullable PartialDate compact(String digits) {
        return switch (digits.length()) {
            case 4 -> date(number(digits, 0, 4), 0, 0, Precision.YEAR);
            case 6 -> date(number(digits, 0, 4), number(digits, 4, 6), 0, Precision.MONTH);
            case 8 -> date(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8), Precision.DAY);
            default -> null;
        };
    }

    private static @Nullable PartialDate separated(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        String plain = ascii ? text : Numerals.toDecimal(Plain.code(text));
        int era = eraEnd(plain);
        boolean republic = era > 0;
        DateParts parts = new DateParts(plain.substring(era));
        if (!parts.read() || republic != (parts.yearDigits() < 4)) {
            return null;
        }
        return date(parts.number(0) + (republic ? REPUBLIC : 0), parts.number(1), parts.number(2), parts.precision());
    }

    private static int eraEnd(String text) {
        int at = text.startsWith("中华") || text.startsWith("中華") ? 2 : 0;
        return text.startsWith("民国", at) || text.startsWith("民國", at) ? at + 2 : 0;
    }

    private static @Nullable PartialDate date(int year, int month, int day, Precision precision) {
        int m = precision == Precision.YEAR ? 1 : month;
        int d = precision == Precision.DAY ? day : 1;
        boolean possible = year >= FIRST_YEAR && year <= LAST_YEAR && m >= 1 && m <= 12;
        if (!possible || d < 1 || d > YearMonth.of(year, m).lengthOfMonth()) {
            return null;
        }
        return new PartialDate(LocalDate.of(year, m, d), precision);
    }

    /** Where a time begins behind a date: at a T, or at a space before a digit. */
    private static int timeAt(String text) {
        for (int i = 8; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if ((c == 'T' || c == 't' || c == ' ') && digit(text, i + 1) >= 0) {
                return text.indexOf(':') > i ? i : -1;
            }
        }
        return -1;
    }

    private static @Nullable PartialDate atCentre(PartialDate date, String time) {
        int zone = zoneAt(time);
        LocalTime clock = clock(zone < 0 ? time : time.substring(0, zone));
        if (clock == null || date.precision() != Precision.DAY) {
            return null;
        }
        if (zone < 0) {
            return date;
        }
        ZoneOffset offset = offset(time.substring(zone));
        return offset == null
                ? null
                : PartialDate.day(date.first()
                        .atTime(clock)
                        .atOffset(offset)
                        .atZoneSameInstant(CENTRE)
                        .toLocalDate());
    }

    private static int zoneAt(String time) {
        for (int i = 0; i < time.length(); i++) {
            if ("Zz+-".indexOf(time.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** HH:mm, HH:mm:ss or HH:mm:ss with a fraction, which no day depends on. */
    private static @Nullable LocalTime clock(String text) {
        int point = text.indexOf('.');
        String time = point < 0 ? text : text.substring(0, point);
        boolean whole = time.length() == 8 && time.charAt(5) == ':';
        boolean fraction = point < 0 || (whole && isDigits(text.substring(point + 1)));
        if (!fraction || (!whole && time.length() != 5) || time.charAt(2) != ':') {
            return null;
        }
        int hour = number(time, 0, 2);
        int minute = number(time, 3, 5);
        int second = whole ? number(time, 6, 8) : 0;
        boolean possible = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return possible ? LocalTime.of(hour, minute, second) : null;
    }

    private static @Nullable ZoneOffset offset(String text) {
        if (text.equals("Z") || text.equals("z")) {
            return ZoneOffset.UTC;
        }
        String digits = text.length() == 6 && text.charAt(3) == ':'
                ? text.substring(1, 3) + text.substring(4)
                : text.substring(1);
        int hours = digits.length() == 4 || digits.length() == 2 ? number(digits, 0, 2) : -1;
        int minutes = digits.length() == 4 ? number(digits, 2, 4) : 0;
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
            return null;
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** The digits from one index to another, or -1 where they are not all digits. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text, i);
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int digit(String text, int i) {
        char c = text.charAt(i);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && number(text, 0, Math.min(text.length(), 9)) >= 0 && text.length() < 10;
    }
}
