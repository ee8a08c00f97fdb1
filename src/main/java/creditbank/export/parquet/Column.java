package creditbank.export.parquet;

import creditbank.outcome.Field;
import creditbank.outcome.Privacy;
import java.util.EnumSet;
import java.util.Set;

/**
 * One column of the contract. A column that tells who somebody is cannot be made: of a person's facts only those are let through that say something only
 * together with the pseudonymous learner number.
 *
 * @param required whether every row has a value
 * @param privacy the class of its values
 * @param pseudonymous whether it speaks of a person, but of nobody without the bank's own tables
 * @param meaning what it says, with its unit
 */
public record Column(
        String name, ColumnType type, boolean required, Privacy privacy, boolean pseudonymous, String meaning) {
    private static final Set<Field> RESULTS = EnumSet.of(Field.SCORE, Field.SCORE_MARK, Field.ATTEMPT, Field.STATUS);

    public Column {
        boolean open = privacy == Privacy.PUBLIC || privacy == Privacy.INTERNAL;
        boolean hidden = privacy == Privacy.PERSONAL && pseudonymous;
        if (!open && !hidden) {
            throw new IllegalArgumentException(
                    "column " + name + " is " + privacy + ", expected public, internal or pseudonymous");
        }
    }

    /** A column of the bank's own facts. */
    static Column internal(String name, ColumnType type, String meaning) {
        return new Column(name, type, true, Privacy.INTERNAL, false, meaning);
    }

    /** The column of learner numbers: a person's, but drawn by the bank and told to nobody. */
    static Column pseudonym(String name, ColumnType type, String meaning) {
        return new Column(name, type, true, Privacy.PERSONAL, true, meaning);
    }

    /** A column of what was made of a record in its learner's account, empty where nothing was. */
    static Column account(String name, ColumnType type, String meaning) {
        return new Column(name, type, false, Privacy.PERSONAL, true, meaning);
    }

    /** A column that shows a field of the vocabulary, with that field's protection. */
    static Column fact(Field field, String name, ColumnType type, String meaning) {
        return new Column(name, type, true, field.privacy(), RESULTS.contains(field), meaning);
    }

    /** The same column where rows may have no value. */
    Column optional() {
        return new Column(name, type, false, privacy, pseudonymous, meaning);
    }
}
