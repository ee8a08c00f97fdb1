package creditbank.run.failure;

import creditbank.batch.CauseClass;
import creditbank.batch.StaleEpochException;
import creditbank.map.yaml.YamlException;
import creditbank.normalise.WithdrawalLimitException;
import creditbank.pull.LandingException;
import creditbank.pull.PullException;
import creditbank.read.DeliveryRefusedException;
import creditbank.run.source.ConfigurationException;
import creditbank.run.step.DeliveryLimitException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Tells from exceptions what kind of thing made a run fail. */
public final class Diagnosis {
    private static final String NO_ROOM = "No space left on device";
    private static final String DISK_FULL = "53100";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    /** Serialisation failure and deadlock: the transaction was rolled back, and comes through when it is made again. */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    private Diagnosis() {}

    /**
     * Of several failures of one execution, some of which follow from others: the first that is not the program's, else the program's. An execution that was told that another has taken over
     * its run has nothing to try again.
     */
    public static CauseClass of(List<Throwable> failures) {
        if (failures.stream().anyMatch(Diagnosis::takenOver)) {
            return CauseClass.PROGRAM;
        }
        return failures.stream()
                .map(Diagnosis::of)
                .filter(kind -> kind != CauseClass.PROGRAM)
                .findFirst()
                .orElse(CauseClass.PROGRAM);
    }

    /** Of one. */
    public static CauseClass of(Throwable failure) {
        CauseClass found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains(NO_ROOM)) {
                return CauseClass.DISK;
            }
            if (cause instanceof LandingException landing) {
                return landing.getCause() == null ? CauseClass.DISK : of(landing.getCause());
            }
            if (found == null) {
                found = known(cause).orElse(null);
            }
        }
        return found == null ? CauseClass.PROGRAM : found;
    }

    private static boolean takenOver(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleEpochException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CauseClass> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case PullException e -> CauseClass.SENDER;
                    case DeliveryRefusedException e -> CauseClass.DELIVERY;
                    case DeliveryLimitException e -> CauseClass.LIMIT;
                    case WithdrawalLimitException e -> CauseClass.LIMIT;
                    case YamlException e -> CauseClass.MAPPING;
                    case ConfigurationException e -> CauseClass.MAPPING;
                    // The job repository was changed meanwhile: another has run this, and whoever looks again finds it
                    // so.
                    case OptimisticLockingFailureException e -> CauseClass.CONNECTION;
                    case SQLTransientConnectionException e -> CauseClass.CONNECTION;
                    case SQLException e -> ofState(e.getSQLState());
                    default -> null;
                });
    }

    /** 08: the connection; 57P0x: the server stops, is killed or starts. Only the pool's own refusals have none: the connection that it lent was closed. */
    private static CauseClass ofState(@Nullable String state) {
        if (state == null) {
            return CauseClass.CONNECTION;
        }
        if (state.equals(DISK_FULL)) {
            return CauseClass.DISK;
        }
        boolean passes = state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals(TOO_MANY_CONNECTIONS)
                || ROLLED_BACK.contains(state);
        return passes ? CauseClass.CONNECTION : CauseClass.DATABASE;
    }
}
