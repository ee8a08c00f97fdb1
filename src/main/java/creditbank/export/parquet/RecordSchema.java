package creditbank.export.parquet;

import static creditbank.export.parquet.Column.account;
import static creditbank.export.parquet.Column.fact;
import static creditbank.export.parquet.Column.internal;
import static creditbank.export.parquet.Column.pseudonym;

import creditbank.export.parquet.ColumnType.BigInt;
import creditbank.export.parquet.ColumnType.Day;
import creditbank.export.parquet.ColumnType.Hundredths;
import creditbank.export.parquet.ColumnType.Int;
import creditbank.export.parquet.ColumnType.Text;
import creditbank.export.parquet.ColumnType.Word;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type.Repetition;

/** The contract with analysts: one row a live record of the bank, these columns in this order. */
public final class RecordSchema {
    /** Raised when a column comes, goes or changes its meaning. */
    public static final int VERSION = 2;

    private static final Word PRECISION = words(Precision.values(), Precision::code);

    public static final List<Column> COLUMNS = List.of(
            internal("record_id", new BigInt(), "the record; rows are in its order"),
            pseudonym("learner_id", new BigInt(), "pseudonymous number of the learner, the same for all records"),
            internal("kind", words(Kind.values(), Kind::code), "what kind of achievement it is"),
            fact(Field.PROVIDER, "provider", new Text(), "code of the institution, or its folded name"),
            fact(Field.CODE, "code", new Text(), "the provider's code of the course")
                    .optional(),
            fact(Field.TITLE, "title", new Text(), "as the most trusted source sent it")
                    .optional(),
            fact(Field.TERM, "term", new Text(), "academic year and part, such as 2023-2024-2")
                    .optional(),
            fact(Field.BEGIN_DATE, "begin_date", new Day(), "first day, or day of issue; first of what is known")
                    .optional(),
            fact(Field.BEGIN_DATE, "begin_precision", PRECISION, "how much of begin_date its source told")
                    .optional(),
            fact(Field.END_DATE, "end_date", new Day(), "last day; first of what is known")
                    .optional(),
            fact(Field.END_DATE, "end_precision", PRECISION, "how much of end_date its source told")
                    .optional(),
            fact(Field.STATUS, "result_date", new Day(), "day of the result; first of what is known")
                    .optional(),
            fact(Field.STATUS, "result_precision", PRECISION, "how much of result_date its source told")
                    .optional(),
            fact(Field.SCORE, "score", new Text(), "the result as sent").optional(),
            fact(Field.SCORE_SCALE, "scale", words(Scale.values(), Scale::code), "the scale of score"),
            fact(Field.SCORE, "score_value", new Hundredths(6), "score in points of a numeric scale")
                    .optional(),
            fact(Field.CREDITS, "credits", new Hundredths(7), "credits as the provider gave them")
                    .optional(),
            fact(Field.HOURS, "hours", new Hundredths(9), "hours of learning").optional(),
            fact(Field.ATTEMPT, "attempt", words(AttemptKind.values(), AttemptKind::code), "the attempt that counts"),
            fact(Field.STATUS, "status", words(Status.values(), Status::code), "what came of it")
                    .optional(),
            fact(Field.LEVEL, "level", new Text(), "level of a certificate, skill or award")
                    .optional(),
            internal("attempts", new Int(), "number of attempts at the course, 0 for other kinds"),
            internal("claims", new Int(), "number of claims behind the record"),
            internal("version", new Int(), "number of this version of the record, from 1"),
            internal("batch_id", new BigInt(), "the batch that made this version"),
            account(
                    "converted_credits",
                    new Hundredths(7),
                    "credits by the recognition rule that applies to the record"),
            account("rule", new Text(), "that rule's id and version"),
            account("expires", new Day(), "first day on which converted credits can be redeemed no more"),
            account("redeemed_credits", new Hundredths(7), "credits that were spent; the record is spent as a whole"),
            account("redeemed_for", new Text(), "id and version of the programme for which it was spent"),
            account("dispute", new Text(), "open or decided, if the record was ever disputed"),
            account("ruling", new Text(), "of panels: withdrawn or revalued, whichever came last, else rejected"),
            account("ruled_credits", new Hundredths(7), "the value of a revalued record"));

    private RecordSchema() {}

    /** The schema as Parquet names it. */
    public static MessageType parquet() {
        return new MessageType(
                "record",
                COLUMNS.stream()
                        .map(column -> (org.apache.parquet.schema.Type) column.type()
                                .parquet(column.name(), column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL))
                        .toList());
    }

    private static <E extends Enum<E>> Word words(E[] values, ToIntFunction<E> code) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            while (words.size() <= code.applyAsInt(value)) {
                words.add("");
            }
            words.set(
                    code.applyAsInt(value),
                    value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return new Word(List.copyOf(words));
    }
}
