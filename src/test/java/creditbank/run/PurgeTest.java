package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.run.backup.Backup;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.replay.Replay;
import creditbank.run.retention.Aged;
import creditbank.run.retention.ArchiveReport;
import creditbank.run.retention.Policy;
import creditbank.run.retention.PolicyFile;
import creditbank.run.retention.Purge;
import creditbank.run.retention.PurgeReport;
import creditbank.run.retention.archive.ArchiveException;
import creditbank.run.retention.archive.Kind;
import creditbank.run.source.Source;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ages, on a bank of a few nights that is looked at a thousand days later. */
@StoreTest
class PurgeTest {
    @TempDir
    private Path work;

    private College college;
    private Centre centre;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void what_is_old_is_deleted_after_an_archive_and_the_last_applied_delivery_stays() throws Exception {
        List<RunReport> nights = nights(3);
        String digest = new creditbank.credit.Bank(centre.database(), centre.vault())
                .content()
                .digest();
        Map<Kind, Long> due = Map.of(
                Kind.RUN,
                2L,
                Kind.DELIVERY,
                2L,
                Kind.OBJECT,
                2L,
                Kind.REFUSALS,
                2L,
                Kind.FINDINGS,
                2L,
                Kind.EXPORT,
                2L);
        assertThat(purge(1).preview().counts()).isEqualTo(due);
        assertThat(landed()).hasSize(3);

        PurgeReport report = purge(1).run(() -> false);

        assertThat(report.counts()).isEqualTo(due);
        assertThat(report.kept()).isZero();
        assertThat(landed()).hasSize(1);
        assertThat(college.count("select count(*) from landed_object where wrapped_key is null"))
                .isEqualTo(2);
        assertThat(college.count("select count(*) from batch_job_instance")).isEqualTo(1);
        assertThat(college.count("select count(*) from refusal where raw is null"))
                .isEqualTo(2);
        assertThat(college.count("select count(distinct batch_id) from finding"))
                .isEqualTo(1);
        assertThat(college.count("select count(distinct export_id) from export_file"))
                .isEqualTo(1);
        assertThat(Purge.verify(centre)).isEqualTo(new ArchiveReport(1, 12));
        assertThat(audit().refusals()).isEqualTo(3);
        assertThat(new creditbank.credit.Bank(centre.database(), centre.vault())
                        .content()
                        .digest())
                .isEqualTo(digest);
        assertThat(purge(1).run(() -> false).nothing()).isTrue();
        assertThat(nights).allMatch(RunReport::good);
    }

    @Test
    void what_is_gone_is_said_where_somebody_asks_for_it() throws Exception {
        List<RunReport> nights = nights(2);
        RunReport old = nights.getFirst();
        Instant before = Instant.now().minusSeconds(1);
        purge(1).run(() -> false);

        assertThatThrownBy(() -> new Replay(centre).asItWas(old.run()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "the delivery of run " + old.run()
                                + " was deleted by the purge of 20[-0-9T:.]+Z, so it cannot be repeated; its digest is still in the ledger");
        assertThat(new Replay(centre).asItWas(nights.getLast().run()).same()).isTrue();
        try (Connection connection = college.connect()) {
            String day = before.toString().substring(0, 10);
            assertThat(Aged.words(connection, java.util.Objects.requireNonNull(old.batch())))
                    .startsWith("deleted by age: its delivery (" + day.substring(0, 8))
                    .contains("its refused rows' text (", "its findings (", "its job metadata (");
            assertThat(Aged.words(
                            connection,
                            java.util.Objects.requireNonNull(nights.getLast().batch())))
                    .isEmpty();
        }
        try (Bank runs = college.open()) {
            college.change("update batch set state = 'refused' where batch_id = " + old.batchId());
            assertThatThrownBy(() -> runs.runs().rerun(old.run(), College.sources(), Progress.SILENT))
                    .hasMessageMatching("there is no run " + old.run()
                            + " any more: it had ended, and the purge of .* deleted its metadata");
        }
    }

    @Test
    void a_purge_that_ends_behind_any_deletion_goes_on_with_its_own_archive() throws Exception {
        nights(3);
        int turns = 0;
        do {
            AtomicInteger left = new AtomicInteger(3);
            purge(1).run(() -> left.getAndDecrement() <= 0);
            turns++;
        } while (college.count("select count(*) from purge where ended_at is not null") == 0);

        assertThat(turns).isGreaterThan(3);
        assertThat(college.count("select count(*) from purge")).isEqualTo(1);
        assertThat(college.count("select count(*) from purged")).isEqualTo(12);
        assertThat(landed()).hasSize(1);
        assertThat(Purge.verify(centre).items()).isEqualTo(12);
        audit();
    }

    @Test
    void half_an_archive_is_removed_and_one_that_has_changed_stops_everything() throws Exception {
        nights(3);
        Path folder = Files.createDirectories(centre.home().resolve("archive"));
        Files.writeString(folder.resolve("purge-00000001.building"), "creditbank arch", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("purge-00000001.tsv"), "creditbank archive\t1", StandardCharsets.UTF_8);
        AtomicInteger left = new AtomicInteger(3);
        purge(1).run(() -> left.getAndDecrement() <= 0);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("purge-00000001.tsv");
        }
        Purge.verify(centre);

        Path archive = folder.resolve("purge-00000001.tsv");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        assertThatThrownBy(() -> Purge.verify(centre))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith("archive/purge-00000001.tsv is not what was written: expected " + bytes.length
                        + " bytes with the SHA-256 ");
        long gone = college.count("select count(*) from purged");
        assertThatThrownBy(() -> purge(1).run(() -> false)).isInstanceOf(ArchiveException.class);
        assertThat(college.count("select count(*) from purged")).isEqualTo(gone);

        Files.delete(archive);
        assertThatThrownBy(() -> Purge.verify(centre)).hasMessage("archive/purge-00000001.tsv is missing");
    }

    @Test
    void an_archive_that_was_written_for_another_bank_is_found_by_what_the_bank_still_says() throws Exception {
        nights(2);
        purge(1).run(() -> false);
        college.change("alter table refusal disable trigger all");
        college.change("update refusal set raw_digest = sha256('other') where raw_digest is not null");

        assertThatThrownBy(() -> Purge.verify(centre))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("refusals ")
                .hasMessageContaining(", but the bank says 1 ");
        assertThatThrownBy(this::audit).hasMessageContaining("is not what was sealed");
    }

    @Test
    void what_is_open_or_failed_or_disputed_or_can_be_repeated_stays() throws Exception {
        List<RunReport> nights = nights(3);
        long disputed = nights.getFirst().batchId();
        long failed = nights.get(1).batchId();
        college.change("update batch set state = 'open' where batch_id = " + failed);
        college.change("insert into act (act_id, batch_id, learner_id, record_id, type, body, made_by)"
                + " select nextval('record_id'), " + disputed + ", learner_id, record_id, 'disputed', '{}', 'test'"
                + " from record where version = 1 order by record_id limit 1");
        college.change("insert into panel_case (act_id, record_id, learner_id)"
                + " select act_id, record_id, learner_id from act where type = 'disputed'");

        PurgeReport due = purge(1).preview();
        assertThat(due.counts()).isEqualTo(Map.of(Kind.EXPORT, 2L));

        college.change("update batch set state = 'sealed' where batch_id = " + failed);
        assertThat(purge(1).preview().counts()).containsEntry(Kind.OBJECT, 1L).containsEntry(Kind.RUN, 1L);
        assertThat(new Purge(centre, policy(1, 1200), later()).preview().counts())
                .as("the nights can be repeated for 1200 days, so their deliveries stay")
                .doesNotContainKeys(Kind.DELIVERY, Kind.OBJECT)
                .containsEntry(Kind.RUN, 1L);
        assertThat(purge(3).preview().nothing())
                .as("the last three of the source stay")
                .isTrue();
    }

    @Test
    void a_delivery_that_comes_again_after_its_bytes_were_deleted_lands_anew() throws Exception {
        nights(2);
        purge(1).run(() -> false);
        try (Bank runs = college.open()) {
            college.offer(80, 90, 101);
            assertThat(night(runs, 5).state()).isEqualTo("sealed");
        }
        assertThat(landed()).hasSize(2);
        assertThat(college.count("select count(*) from landed_object where wrapped_key is not null"))
                .isEqualTo(2);
        Purge.verify(centre);
    }

    @Test
    void a_night_and_a_reader_go_on_beside_a_purge_and_it_waits_for_nobody_long() throws Exception {
        nights(3);
        try (Connection reader = college.connect();
                Statement all = reader.createStatement()) {
            reader.setAutoCommit(false);
            for (String table : List.of("finding", "refusal", "batch_job_execution", "landed_object", "export_file")) {
                all.executeQuery("select count(*) from " + table).close();
            }
            college.offer(60, 70, 101);
            try (Bank runs = college.open()) {
                RunReport[] night = new RunReport[1];
                Thread other = Thread.ofPlatform().start(() -> night[0] = night(runs, 9));
                assertThat(purge(1).run(() -> false).counts()).containsEntry(Kind.OBJECT, 2L);
                other.join(Duration.ofMinutes(2));
                assertThat(night[0].state()).isEqualTo("sealed");
            }
        }
        centre.publish();
        try (Connection holder = college.connect();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table refusal in access exclusive mode");
            assertThatThrownBy(() -> purge(1).run(() -> false))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            holder.rollback();
        }
        purge(1).run(() -> false);
        assertThat(college.count("select count(*) from purge where ended_at is null"))
                .isZero();
        Purge.verify(centre);
        audit();
    }

    @Test
    void a_purge_locks_nothing_that_a_night_waits_for_and_a_whole_night_passes_between_two_deletions()
            throws Exception {
        nights(3);
        college.change("create table locked as select locktype, mode from pg_locks where false");
        college.change("""
                create function look() returns trigger language plpgsql as $$
                begin
                    insert into locked select locktype, mode from pg_locks where pid = pg_backend_pid();
                    return null;
                end $$""");
        college.change("create trigger look after insert on purged for each row execute function look()");
        college.offer(60, 70, 101);
        RunReport[] between = new RunReport[1];
        try (Bank runs = college.open()) {
            AtomicInteger asked = new AtomicInteger();
            PurgeReport report = purge(1).run(() -> {
                if (asked.incrementAndGet() == 7) {
                    between[0] = night(runs, 9);
                }
                return false;
            });
            assertThat(report.counts()).containsEntry(Kind.OBJECT, 2L);
        }

        assertThat(between[0].state()).isEqualTo("sealed");
        assertThat(college.text(
                        "select string_agg(distinct locktype || ' ' || mode, ', ' order by locktype || ' ' || mode)"
                                + " from locked where locktype <> 'virtualxid'"))
                .as("of tables only what readers and writers of rows take, and of itself")
                .isEqualTo(
                        "advisory ExclusiveLock, relation AccessShareLock, relation RowExclusiveLock, relation RowShareLock,"
                                + " transactionid ExclusiveLock");
        Purge.verify(centre);
        audit();
    }

    @Test
    void two_purges_or_a_purge_and_a_backup_are_not_at_once_and_a_backup_has_the_archives() throws Exception {
        nights(2);
        try (Connection session = college.connect();
                Statement lock = session.createStatement()) {
            lock.execute("select pg_advisory_lock_shared(" + 0x6362_0055 + ")");
            assertThatThrownBy(() -> purge(1).run(() -> false))
                    .hasMessage("another purge or a backup is going on; purge again when it has ended");
            lock.execute("select pg_advisory_unlock_all()");
            purge(1).run(() -> false);
            lock.execute("select pg_advisory_lock(" + 0x6362_0055 + ")");
            assertThatThrownBy(() -> new Backup(centre).write(work.resolve("backup"), work.resolve("keys")))
                    .hasMessage("a purge is going on; make the backup when it has ended");
            lock.execute("select pg_advisory_unlock_all()");
        }
        new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));
        assertThat(work.resolve("backup").resolve("archive").resolve("purge-00000001.tsv"))
                .hasSameBinaryContentAs(centre.home().resolve("archive").resolve("purge-00000001.tsv"));
    }

    @Test
    void an_archive_names_nobody_and_no_file_of_a_sender() throws Exception {
        nights(2);
        purge(1).run(() -> false);
        String archive = Files.readString(
                centre.home().resolve("archive").resolve("purge-00000001.tsv"), StandardCharsets.UTF_8);
        assertThat(archive.chars()).allMatch(c -> c < 128);
        assertThat(archive).doesNotContain("grades", "2021010", "4111010001", "101");
        assertThat(archive.lines().map(line -> line.substring(0, line.indexOf('\t'))))
                .containsExactly(
                        "creditbank archive", "run", "delivery", "object", "refusals", "findings", "export", "end");
    }

    /** Nights of as many dates, each with another full delivery of which one row is refused. */
    private List<RunReport> nights(int count) throws Exception {
        List<RunReport> reports = new java.util.ArrayList<>();
        try (Bank runs = college.open()) {
            for (int i = 0; i < count; i++) {
                college.offer(80 + i, 90, 101);
                reports.add(night(runs, i));
                centre.publish();
            }
        }
        return reports;
    }

    private static RunReport night(Bank runs, int day) {
        try {
            Source source = College.within(10_000, 10_000);
            return runs.runs().nightly(source, College.DAY.plusDays(day), Progress.SILENT);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Instant later() {
        return Instant.now().plus(1000, ChronoUnit.DAYS);
    }

    private Purge purge(int least) {
        return new Purge(centre, policy(least, 90), later());
    }

    private static Policy policy(int least, int repeat) {
        StringBuilder text = new StringBuilder(
                "schedule: \"0 30 12 * * ?\"\nzone: Asia/Shanghai\nrepeat:\n  days: " + repeat + "\n");
        for (String kind : List.of("runs", "landing", "refusals", "findings", "exports")) {
            int days = kind.equals("landing") ? Math.max(repeat, 500) : 500;
            text.append(String.format(Locale.ROOT, "%s:%n  days: %d%n  least: %d%n", kind, days, least));
        }
        return PolicyFile.parse("retention/policy.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> landed() throws Exception {
        try (Stream<Path> files = Files.walk(centre.home().resolve("landing"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private BankReport audit() throws Exception {
        Path ledger = centre.home().resolve("ledger");
        VerifierKey key =
                VerifierKey.parse(Files.readString(ledger.resolve("log.vkey")).strip());
        LogAudit log = new LogAudit(LogSite.folder(ledger.resolve("log")), key);
        return new BankAudit(centre.database(), centre.vault(), key.name(), log).run();
    }
}
