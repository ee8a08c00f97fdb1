package creditbank.credit.content;

import creditbank.database.CopyWriter;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that say what a claim or a record version says, in the tables {@code claim}, {@code record_version} and, the last six, {@code attempt}. */
public final class ContentColumns {
    public static final List<String> NAMES = List.of(
            "kind",
            "code",
            "title",
            "level",
            "number",
            "provider",
            "term",
            "begin_date",
            "begin_precision",
            "end_date",
            "end_precision",
            "credits",
            "hours",
            "attempt",
            "status",
            "score",
            "scale",
            "score_hundredths",
            "result_date",
            "result_precision");

    /** An attempt's columns in {@code attempt}. */
    public static final List<String> ATTEMPT =
            List.of("kind", "status", "score", "scale", "score_hundredths", "result_date", "result_precision");

    private static final @Nullable Kind[] KINDS = new Kind[8];
    private static final @Nullable AttemptKind[] ATTEMPTS = new AttemptKind[8];
    private static final @Nullable Status[] STATUSES = new Status[16];
    private static final @Nullable Scale[] SCALES = new Scale[8];
    private static final @Nullable Precision[] PRECISIONS = new Precision[4];

    static {
        for (Kind kind : Kind.values()) {
            KINDS[kind.code()] = kind;
        }
        for (AttemptKind kind : AttemptKind.values()) {
            ATTEMPTS[kind.code()] = kind;
        }
        for (Status status : Status.values()) {
            STATUSES[status.code()] = status;
        }
        for (Scale scale : Scale.values()) {
            SCALES[scale.code()] = scale;
        }
        for (Precision precision : Precision.values()) {
            PRECISIONS[precision.code()] = precision;
        }
    }

    private ContentColumns() {}

    /** The columns with a table's alias, for a select. */
    public static String of(String alias) {
        return alias + "." + String.join(", " + alias + ".", NAMES);
    }

    /** Reads them from a row, the first at the given place. */
    public static Content read(ResultSet row, int first, List<Attempt> attempts) throws SQLException {
        What what = new What(
                known(KINDS, row.getShort(first)),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4));
        When when = new When(row.getString(first + 6), date(row, first + 7), date(row, first + 9));
        Amount amount = new Amount(number(row, first + 11), number(row, first + 12));
        return new Content(what, row.getString(first + 5), when, attempt(row, first + 13), amount, attempts);
    }

    /** Reads an attempt's columns. */
    public static Attempt attempt(ResultSet row, int first) throws SQLException {
        short status = row.getShort(first + 1);
        Score score =
                new Score(row.getString(first + 2), known(SCALES, row.getShort(first + 3)), number(row, first + 4));
        return new Attempt(known(ATTEMPTS, row.getShort(first)), STATUSES[status], score, date(row, first + 5));
    }

    public static void write(CopyWriter row, Content content) {
        What what = content.what();
        row.smallint(what.kind().code())
                .text(what.code())
                .text(what.title())
                .text(what.level())
                .text(what.number())
                .text(content.provider())
                .text(content.when().term());
        date(row, content.when().begin());
        date(row, content.when().end());
        row.integer(content.amount().credits()).integer(content.amount().hours());
        write(row, content.result());
    }

    public static void write(CopyWriter row, Attempt attempt) {
        Status status = attempt.status();
        row.smallint(attempt.kind().code())
                .smallint(status == null ? null : status.code())
                .text(attempt.score().text())
                .smallint(attempt.score().scale().code())
                .integer(attempt.score().hundredths());
        date(row, attempt.on());
    }

    private static void date(CopyWriter row, @Nullable PartialDate date) {
        row.date(date == null ? null : date.first())
                .smallint(date == null ? null : date.precision().code());
    }

    private static @Nullable PartialDate date(ResultSet row, int column) throws SQLException {
        LocalDate first = row.getObject(column, LocalDate.class);
        return first == null ? null : new PartialDate(first, known(PRECISIONS, row.getShort(column + 1)));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static <E> E known(@Nullable E[] constants, short code) {
        E constant = code < 0 || code >= constants.length ? null : constants[code];
        if (constant == null) {
            throw new IllegalStateException("code " + code + " is not in the vocabulary");
        }
        return constant;
    }
}
