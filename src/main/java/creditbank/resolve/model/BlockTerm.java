package creditbank.resolve.model;

import java.util.List;
import java.util.Locale;

/**
 * One part of a blocking key: of which columns, any of them, and which part of the value.
 *
 * @param columns numbers of columns; a value of any of them makes a key
 * @param length for {@link Form#FIRST} and {@link Form#LAST}
 */
public record BlockTerm(List<Integer> columns, Form form, int length) {
    public BlockTerm {
        columns = List.copyOf(columns);
    }

    /** Which part of a value. */
    public enum Form {
        /** All of it. */
        VALUE,
        /** Its first letters. */
        FIRST,
        /** Its last letters. */
        LAST,
        /** Its first and its last letter. */
        ENDS,
        /** How it sounds: pinyin of Han characters, the consonants of Latin words. */
        SOUND,
        /** Each of its words. */
        WORDS,
        /** A date's year. */
        YEAR,
        /** A date's month. */
        MONTH,
        /** A date's day of the month. */
        DAY,
        /** A date's month and its day, a key each and neither told from the other: finds them in each other's place. */
        PART
    }

    String text(List<ModelColumn> all) {
        String names =
                String.join("/", columns.stream().map(c -> all.get(c).name()).toList());
        String suffix = length > 0 ? " " + length : "";
        return form == Form.VALUE ? names : names + " " + form.name().toLowerCase(Locale.ROOT) + suffix;
    }
}
