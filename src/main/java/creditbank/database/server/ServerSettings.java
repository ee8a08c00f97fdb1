package creditbank.database.server;

import java.util.Map;
import java.util.TreeMap;

/** The embedded server's settings: sized for two cores and four gibibytes, durable, and silent about values. */
final class ServerSettings {
    /**
     * Notes on what is not obvious. No parallel queries: the JVM needs the other core, and a container's small {@code /dev/shm} cannot
     * break a query. {@code wal_level=minimal} lets a table that is filled in its own transaction skip the log. Whole
     * pages go into the log as they are: to compress them, with the one method that this server was built with, takes four times as long as to write them. A page out
     * of turn costs little more than the next one, on the disks and with the memory of today. A killed client's statement is
     * ended within two seconds, so that its locks do not block the one who takes over. Errors and statements, which quote values, are not
     * logged.
     */
    private static final Map<String, String> DURABLE = Map.ofEntries(
            Map.entry("listen_addresses", "'127.0.0.1'"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("password_encryption", "'scram-sha-256'"),
            Map.entry("max_connections", "100"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("wal_compression", "off"),
            Map.entry("wal_buffers", "'16MB'"),
            Map.entry("max_wal_size", "'4GB'"),
            Map.entry("checkpoint_timeout", "'15min'"),
            Map.entry("shared_buffers", "'512MB'"),
            Map.entry("work_mem", "'64MB'"),
            Map.entry("maintenance_work_mem", "'256MB'"),
            Map.entry("effective_cache_size", "'2GB'"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_parallel_maintenance_workers", "0"),
            Map.entry("jit", "off"),
            Map.entry("client_connection_check_interval", "'2s'"),
            Map.entry("timezone", "'UTC'"),
            Map.entry("log_timezone", "'UTC'"),
            Map.entry("lc_messages", "'C'"),
            Map.entry("log_min_messages", "'log'"),
            Map.entry("log_min_error_statement", "'panic'"),
            Map.entry("log_error_verbosity", "'terse'"),
            Map.entry("log_checkpoints", "off"));

    private ServerSettings() {}

    /** The text of {@code postgresql.conf}. */
    static String text(int port, Map<String, String> changes) {
        Map<String, String> settings = new TreeMap<>(DURABLE);
        settings.putAll(changes);
        settings.put("port", Integer.toString(port));
        StringBuilder text = new StringBuilder("# Written at every start.\n");
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
