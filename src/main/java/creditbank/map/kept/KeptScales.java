package creditbank.map.kept;

import creditbank.map.Mapping;
import creditbank.map.scale.Scales;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The store of the scale tables of the mapping files that batches were made by; each file is read once. Reads only. */
public final class KeptScales {
    private final Connection connection;
    private final Map<String, Scales> scales = new HashMap<>();

    public KeptScales(Connection connection) {
        this.connection = connection;
    }

    /**
     * Of one file.
     *
     * @param digest SHA-256 of the file, hex; none are kept under an empty one
     */
    public Scales of(String digest) throws SQLException {
        Scales known = scales.get(digest);
        if (known == null) {
            known = Mappings.find(connection, digest).map(Mapping::scales).orElse(Scales.NONE);
            scales.put(digest, known);
        }
        return known;
    }
}
