package creditbank.recognise;

import creditbank.credit.content.Amount;
import creditbank.credit.content.When;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.recognise.rule.Achieved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The columns of {@code record_version v} that rules look at. */
final class AchievedColumns {
    /** For a select. */
    static final String NAMES =
            "v.kind, v.level, v.status, v.scale, v.term, v.begin_date, v.begin_precision, v.end_date, v.end_precision,"
                    + " v.result_date, v.result_precision, v.credits, v.hours";

    /** The vocabulary's constants by their code. */
    private static final @Nullable Kind[] KINDS = new Kind[8];

    private static final @Nullable Status[] STATUSES = new Status[16];
    private static final @Nullable Scale[] SCALES = new Scale[8];
    private static final @Nullable Precision[] PRECISIONS = new Precision[4];

    static {
        for (Kind kind : Kind.values()) {
            KINDS[kind.code()] = kind;
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

    private AchievedColumns() {}

    /** Reads them from a row, the first at the given place. */
    static Achieved read(ResultSet row, int first) throws SQLException {
        return new Achieved(
                known(KINDS, row.getShort(first)),
                row.getString(first + 1),
                STATUSES[row.getShort(first + 2)],
                known(SCALES, row.getShort(first + 3)),
                new When(row.getString(first + 4), date(row, first + 5), date(row, first + 7)),
                date(row, first + 9),
                new Amount(number(row, first + 11), number(row, first + 12)));
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
