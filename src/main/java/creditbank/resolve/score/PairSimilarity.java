package creditbank.resolve.score;

import creditbank.resolve.compare.Bigrams;
import creditbank.resolve.compare.Dates;
import creditbank.resolve.compare.Edits;
import creditbank.resolve.compare.Gap;
import creditbank.resolve.compare.Initial;
import creditbank.resolve.compare.JaroWinkler;
import creditbank.resolve.compare.SameSound;
import creditbank.resolve.compare.SameWords;
import creditbank.resolve.compare.Similarity;
import creditbank.resolve.compare.Tail;
import creditbank.resolve.model.LevelKind;

/** The measures behind the kinds of levels. */
final class PairSimilarity {
    private PairSimilarity() {}

    /**
     * A new instance, for one thread.
     *
     * @param greatest the greatest bound that any level asks for
     */
    static Similarity of(LevelKind kind, double greatest) {
        return switch (kind) {
            case EXACT, TOKENS -> (a, b) -> 0; // decided by the values' numbers
            case SOUND -> new SameSound();
            case SAME_WORDS -> new SameWords();
            case INITIAL -> new Initial();
            case JARO_WINKLER, CROSSED -> new JaroWinkler();
            case EDITS -> Edits.levenshtein((int) greatest);
            case DAMERAU -> Edits.damerau((int) greatest);
            case BIGRAMS -> new Bigrams();
            case DATE_SWAPPED -> Dates::swapped;
            case DATE_PARTS -> Dates::parts;
            case DATE_COARSER -> Dates::coarser;
            case DAYS -> Dates::days;
            case YEARS -> Dates::years;
            case LAST -> new Tail();
            case WITHIN -> Gap.absolute();
            case RATIO -> Gap.relative();
        };
    }
}
