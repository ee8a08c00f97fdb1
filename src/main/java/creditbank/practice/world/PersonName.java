package creditbank.practice.world;

/**
 * A legal name.
 *
 * @param first the part written first: the surname, or the own name where the parts are joined with the middle dot
 * @param last the part written last, empty for names without a surname
 * @param firstPinyin the first part in Latin letters
 * @param rare whether a character stands outside GBK
 */
public record PersonName(String first, String last, Form form, String firstPinyin, String lastPinyin, boolean rare) {

    /** How the parts are joined. */
    public enum Form {
        HAN,
        /** With U+00B7. */
        DOTTED,
        /** One part without a surname. */
        WHOLE,
        /** With a space, the given name last: of people with a passport. */
        LATIN
    }

    /** As it stands in the document. */
    public String full() {
        return switch (form) {
            case HAN, WHOLE -> first + last;
            case DOTTED -> first + "\u00B7" + last;
            case LATIN -> first + " " + last;
        };
    }
}
