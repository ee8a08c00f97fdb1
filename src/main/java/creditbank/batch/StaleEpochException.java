package creditbank.batch;

/** This execution was taken for dead and another has taken over its run; nothing of it may be written any more. */
public final class StaleEpochException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleEpochException(Tenure tenure) {
        super("source " + tenure.sourceId() + " was taken over by another process; this one holds tenure "
                + tenure.number());
    }

    StaleEpochException(BatchHandle batch) {
        super("batch " + batch.id() + " was taken over by another execution; this one holds epoch " + batch.epoch());
    }
}
