package creditbank.resolve.table;

import creditbank.normalise.text.DateText;
import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Plain;
import creditbank.outcome.PartialDate;
import creditbank.outcome.identifier.ResidentId;
import creditbank.resolve.model.ModelColumn;
import creditbank.resolve.model.ModelColumn.DateOrder;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value in the form in which it is compared; empty for nothing. */
public final class FoldedValue {
    private static final Pattern THREE = Pattern.compile("(\\d{1,2})\\D(\\d{1,2})\\D(\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private FoldedValue() {}

    /** Folds a value as its column's type asks. */
    public static String of(String text, ModelColumn column) {
        String plain = text.strip();
        if (plain.isEmpty() || column.missing().contains(plain)) {
            return "";
        }
        return switch (column.type()) {
            case NAME -> Fold.name(plain);
            case TEXT -> words(Fold.title(plain));
            case CODE, CATEGORY -> Plain.number(plain);
            case NUMBER -> number(Plain.text(plain));
            case DATE -> date(Plain.text(plain), column.order());
            case TELEPHONE -> digits(Plain.text(plain));
            case RESIDENT_ID -> residentId(Plain.number(plain));
        };
    }

    /** Letters and digits, one space for all that stands between; a point between digits stays. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean point = c == '.'
                    && i > 0
                    && i + 1 < text.length()
                    && Character.isDigit(text.charAt(i - 1))
                    && Character.isDigit(text.charAt(i + 1));
            if (Character.isLetterOrDigit(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || point) {
                words.append(gap && !words.isEmpty() ? " " : "").append(c);
                gap = false;
            } else {
                gap = gap || c != '\'';
            }
        }
        return words.toString();
    }

    private static String number(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && kept.isEmpty())) {
                kept.append(c);
            }
        }
        String digits = kept.toString();
        return NUMBER.matcher(digits).matches()
                ? new BigDecimal(digits).stripTrailingZeros().toPlainString()
                : "";
    }

    /** Eight digits stay as they are, be the date possible or not: a mistyped month is still evidence. */
    private static String date(String text, DateOrder order) {
        String digits = digits(text);
        if (digits.length() == 8 && digits.length() == text.length()) {
            return digits;
        }
        Matcher three = THREE.matcher(text);
        if (order != DateOrder.YEAR_FIRST && three.lookingAt()) {
            String first = two(three.group(1));
            String second = two(three.group(2));
            return three.group(3) + (order == DateOrder.DAY_FIRST ? second + first : first + second);
        }
        PartialDate date = DateText.parse(text);
        return date == null ? Plain.code(text) : digits(date.toString());
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static String residentId(String number) {
        return number.length() == 15 && digits(number).length() == 15 ? ResidentId.expand(number) : number;
    }

    /** Whether a folded resident ID number has a right check character. */
    public static boolean isResidentId(String folded) {
        return folded.length() == 18 && ResidentId.checkCharacter(folded) == folded.charAt(17);
    }
}
