package creditbank.seal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import creditbank.ledger.Log;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.registry.Office;
import creditbank.recognise.registry.Panelling;
import creditbank.seal.Seals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes every column of every table that a seal covers, one at a time, in a bank with versions, refused rows, worksheets and acts: the audit names the place, or the database
 * refuses the change. The columns that no seal covers stand here by name.
 */
@StoreTest
class SealedColumnsTest {
    private static final String ORIGIN = "creditbank.test/columns";

    @TempDir
    private Path folder;

    private Office office;
    private DataSource database;
    private Log log;

    @BeforeEach
    void a_sealed_bank_in_which_people_acted() throws Exception {
        office = new Office(folder);
        database = office.bank.database();
        log = Log.open(
                database, folder.resolve("log"), folder.resolve("keys/ledger.key"), folder.resolve("log.vkey"), ORIGIN);
        office.bank.full(
                "a",
                50,
                List.of(Office.training("k1", "N1", "Welding", 64), Office.training("k2", "N1", "Sewing", 64)),
                "9");
        long redeemed = office.redeem(1, "welding", 1L);
        office.cancel(redeemed);
        office.redeem(1, "sewing", 1L);
        long dispute = office.dispute(2);
        String panel = """
                format: 1
                case: %d
                method: portfolio
                members:
                  - {name: 王甲, sector: academia, employer: "4111010001"}
                  - {name: 王乙, sector: academia, employer: "4111010001"}
                  - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王戊, sector: government, employer: "4111010002"}
                """.formatted(dispute);
        office.act(desk -> Panelling.seat(desk, office.panel(panel)));
        office.act(desk -> Panelling.decide(desk, dispute, Outcome.REVALUED, 250, "it shows less"));
        new Seals(database, log, office.vault.recordKeys()).sealWaiting();
        assertThat(difference()).as("an honest bank").isEmpty();
    }

    @Test
    void a_change_of_any_column_that_is_sealed_is_found_and_its_place_named() throws Exception {
        List<String> passed = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        for (String table :
                List.of("record_version", "refusal", "conversion", "act", "redemption", "panel_case", "seal_leaf")) {
            execute("create table kept as table " + table);
            for (String column : columns(table)) {
                String difference = changed(table, column);
                if (difference.isEmpty()) {
                    passed.add(table + "." + column);
                } else if (!difference.matches(
                        "(?s)(batch|record|receipt of|entry|act|document) .*|refused by the database")) {
                    unnamed.add(table + "." + column + ": " + difference);
                }
                again(table);
            }
            execute("drop table kept");
        }
        assertThat(unnamed).isEmpty();
        assertThat(passed)
                .containsExactly(
                        "record_version.claims", // a count of what record_claim has
                        "refusal.ordinal", // where the row stood: its text and code are sealed
                        "refusal.file",
                        "refusal.line",
                        "act.made_by", // who pressed, and when by the clock
                        "act.made_at",
                        "seal_leaf.made_at",
                        "seal_leaf.sealed_at");
        assertThat(difference()).as("all is as it was").isEmpty();
    }

    private List<String> columns(String table) throws Exception {
        return office.bank.rows("select column_name from information_schema.columns where table_schema = 'public'"
                + " and table_name = '" + table + "' order by ordinal_position");
    }

    /** What is said of the change; empty where nobody notices it. */
    private String changed(String table, String column) throws Exception {
        String type = office.bank
                .rows("select data_type from information_schema.columns where table_name = '" + table
                        + "' and column_name = '" + column + "' and table_schema = 'public'")
                .getFirst();
        String value = switch (type) {
            case "boolean" -> "not coalesce(%s, false)";
            case "text" -> "coalesce(%s, '') || 'x'";
            case "bytea" -> "coalesce(%s, '') || '\\x00'::bytea";
            case "date" -> "coalesce(%s, '2024-01-01') + 1";
            case "timestamp with time zone" -> "coalesce(%s, now()) + interval '1 day'";
            case "uuid" -> "gen_random_uuid()";
            case "smallint" -> "coalesce(%s, 0) % 3 + 1";
            default -> "coalesce(%s, 0) + 1";
        };
        try {
            execute("update " + table + " set " + column + " = " + value.replace("%s", column));
        } catch (SQLException e) {
            return "refused by the database";
        }
        return difference();
    }

    private void again(String table) throws Exception {
        execute("delete from " + table + "; insert into " + table
                + (table.equals("seal_leaf") ? " overriding system value" : "") + " table kept");
    }

    private String difference() throws Exception {
        LogAudit own = new LogAudit(LogSite.folder(folder.resolve("log")), log.key());
        try {
            new BankAudit(database, office.vault, ORIGIN, own).run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Without the foreign keys, as somebody would who has the whole database. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            try {
                statement.execute(sql);
            } finally {
                statement.execute("reset session_replication_role");
            }
        }
    }
}
