package creditbank.resolve.table;

import creditbank.read.delimited.HeadedRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Clusters as a file: a first line, then record id and cluster id. */
public final class ClusterFile {

    private ClusterFile() {}

    /** Writes each record's cluster, named by the first of its records in alphabetic order; lines are in the order of the records. */
    public static void write(Path file, RecordTable records, int[] cluster) throws IOException {
        int[] name = new int[records.size()];
        Arrays.fill(name, -1);
        for (int record = 0; record < records.size(); record++) {
            int c = cluster[record];
            if (name[c] < 0 || records.id(record).compareTo(records.id(name[c])) < 0) {
                name[c] = record;
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("record,cluster\n");
            for (int record = 0; record < records.size(); record++) {
                out.write(field(records.id(record)) + "," + field(records.id(name[cluster[record]])) + "\n");
            }
        }
    }

    /**
     * Reads the first two columns of a file.
     *
     * @throws IllegalArgumentException if there are fewer, or a record stands twice
     */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> clusters = new LinkedHashMap<>();
        try (HeadedRows in = HeadedRows.open(file)) {
            if (in.header().size() < 2) {
                throw new IllegalArgumentException(file.getFileName()
                        + ":1: expected two columns, the record's id and the cluster's, found " + in.header());
            }
            for (String[] row = in.next(); row != null; row = in.next()) {
                if (clusters.put(row[0], row[1]) != null) {
                    throw new IllegalArgumentException(
                            file.getFileName() + ":" + in.line() + ": this record id stands in another row too");
                }
            }
        }
        return clusters;
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
