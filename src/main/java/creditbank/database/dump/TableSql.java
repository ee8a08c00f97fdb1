package creditbank.database.dump;

/** The statements of {@link Tables}. */
final class TableSql {
    static final String SCHEMA =
            "select version from flyway_schema_history where success and version is not null order by installed_rank desc limit 1";

    /** By the longest chain of references; a table's references to itself do not count. Lookup tables are encrypted with a key that nobody stores, and are made again. */
    static final String ALL = """
            with recursive tables as (
                select c.oid, n.nspname as schema, c.relname as name
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('public', 'staging') and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                    and not (n.nspname = 'staging' and c.relname ~ '^lookup_[0-9]+$')),
            depth (oid, depth) as (
                select oid, 0 from tables
                union
                select f.conrelid, d.depth + 1
                from depth d join pg_constraint f on f.contype = 'f' and f.confrelid = d.oid and f.conrelid <> f.confrelid)
            select t.schema, t.name from tables t join depth d on d.oid = t.oid group by t.schema, t.name order by max(d.depth), t.schema, t.name""";

    static final String SEQUENCES = """
            select schemaname || '.' || sequencename, coalesce(last_value, 0) from pg_sequences where schemaname = 'public'""";

    private TableSql() {}
}
