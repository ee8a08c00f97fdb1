package creditbank.batch;

import java.time.LocalDate;

/**
 * The right to write for one batch.
 *
 * @param source the source's name
 * @param epoch the fencing token of this execution; a later execution of the same run raises it, and older ones can write no more
 */
public record BatchHandle(long id, short sourceId, String source, LocalDate date, long epoch) {}
