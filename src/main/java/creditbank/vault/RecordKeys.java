package creditbank.vault;

import java.io.IOException;

/** One random 32-byte key per record, outside the database: it makes the record's salts, and erasing it shreds the record's leaves. */
public interface RecordKeys {

    /** Makes the keys of consecutive records and forces them to disk; must return before the records are committed. */
    void create(long first, int count) throws IOException;

    /**
     * The key of a record.
     *
     * @throws IllegalStateException if it was never made or has been erased
     */
    byte[] key(long recordId);
}
