package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.map.Mapping;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.replay.Replay;
import creditbank.run.replay.ReplayReport;
import creditbank.run.source.JobFile;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import creditbank.run.undo.UndoRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past runs, repeated as they were. */
@StoreTest
class ReplayTest {
    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void every_run_comes_to_the_same_whatever_came_after_it_and_nothing_is_changed() throws Exception {
        Source branch = college.branches().getFirst();
        RunReport first;
        RunReport other;
        RunReport second;
        try (Bank runs = college.open()) {
            college.offer(80, 90, 101);
            first = night(runs, College.within(10_000, 10_000), 0);
            other = night(runs, lenient(branch), 0);
            college.offer(80, 95, 70);
            second = night(runs, College.within(10_000, 10_000), 1);
            night(runs, lenient(branch), 1);
            undo(second, false);
            undo(second, true);
            college.offer(60);
            undo(night(runs, changed(College.within(10_000, 10_000)), 2), false);
        }
        String digest = bank.content().digest();

        for (RunReport run : List.of(first, other, second)) {
            ReplayReport report = new Replay(centre).asItWas(run.run());
            assertThat(report.same()).as("%s", report).isTrue();
            assertThat(report.digest())
                    .isEqualTo(run.batch() == null ? "" : run.batch().contentDigest());
        }
        assertThat(new Replay(centre).asItWas(first.run()).refused()).isEqualTo(1);
        assertThat(bank.content().digest()).isEqualTo(digest);
        assertThat(bank.rows("select count(*) from batch where run_id < -30000000000000"))
                .containsExactly("0");
    }

    @Test
    void a_run_by_a_mapping_that_has_changed_since_is_repeated_by_the_mapping_of_then() throws Exception {
        RunReport first;
        try (Bank runs = college.open()) {
            college.offer(80, 90);
            first = night(runs, College.source(), 0);
            RunReport second = night(runs, changed(College.source()), 1);
            assertThat(second.counts().changed()).as("the trust is another").isEqualTo(2);
            assertThat(new Replay(centre).asItWas(second.run()).same()).isTrue();
        }
        assertThat(new Replay(centre).asItWas(first.run()).same()).isTrue();
        assertThat(bank.rows("select count(*) from kept_file")).containsExactly("2");
    }

    @Test
    void a_night_three_nights_back_comes_to_the_same_though_its_mapping_and_rules_files_were_changed_and_moved()
            throws Exception {
        Path root = work.resolve("root");
        for (String folder : List.of("jobs", "routes", "mappings")) {
            copy(Path.of(folder), root.resolve(folder));
        }
        college.offer(80, 90, 70);
        RunReport first;
        try (Bank runs = college.open()) {
            first = night(runs, named(root), 0);
            for (int later = 1; later <= 3; later++) {
                Path mapping = root.resolve("mappings/school-jwxt.yaml");
                Files.writeString(
                        mapping, Files.readString(mapping).replaceFirst("(?m)^trust: \\d+$", "trust: " + (10 + later)));
                college.offer(80 + later, 90, 60);
                assertThat(night(runs, named(root), later).counts().changed()).isPositive();
            }
        }
        Files.move(root.resolve("mappings/rules"), work.resolve("rules-of-then"));
        Files.move(root.resolve("mappings/school-jwxt.yaml"), root.resolve("mappings/school-renamed.yaml"));

        ReplayReport report = new Replay(centre).asItWas(first.run());

        assertThat(report.later()).isEqualTo(4);
        assertThat(report.same()).as("%s", report).isTrue();
        assertThat(report.digest())
                .isEqualTo(first.batch() == null ? "" : first.batch().contentDigest());
    }

    private static Source named(Path root) throws IOException {
        return Sources.load(root).stream()
                .filter(source -> source.name().equals("school-jwxt"))
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path there = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(path, there);
                }
            }
        }
    }

    @Test
    void a_digest_that_the_delivery_does_not_come_to_is_found() throws Exception {
        RunReport first;
        try (Bank runs = college.open()) {
            college.offer(80, 90);
            first = night(runs, College.source(), 0);
        }
        college.change("update batch set content_digest = repeat('0', 64) where batch_id = " + first.batchId());

        ReplayReport report = new Replay(centre).asItWas(first.run());

        assertThat(report.same()).isFalse();
        assertThat(report.digest())
                .isEqualTo(first.batch() == null ? "" : first.batch().contentDigest());
    }

    @Test
    void what_cannot_be_repeated_is_said_with_the_reason() throws Exception {
        try (Bank runs = college.open()) {
            college.offer(80, 90);
            RunReport first = night(runs, College.source(), 0);
            RunReport nothing = night(runs, College.source(), 1);
            undo(first, false);
            assertThatThrownBy(() -> new Replay(centre).asItWas(nothing.run()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "run " + nothing.run() + " is nothing-new, so it changed nothing that could be repeated");
        }
        assertThatThrownBy(() -> new Replay(centre).asItWas(99)).hasMessage("there is no run 99");
        long undo = college.count("select min(run_id) from batch");
        assertThatThrownBy(() -> new Replay(centre).asItWas(undo))
                .hasMessage("run " + undo + " has brought no delivery, or is older than what is kept for this");
    }

    private static RunReport night(Bank runs, Source source, int days) {
        RunReport report = runs.runs().nightly(source, College.DAY.plusDays(days), Progress.SILENT);
        assertThat(report.good()).as(report.cause()).isTrue();
        return report;
    }

    private void undo(RunReport run, boolean again) throws Exception {
        new UndoRun(centre, College.sources(), College.DAY).apply(run.batchId(), again);
    }

    /** The same source, whatever its deliveries refuse and withdraw. */
    private static Source lenient(Source source) throws Exception {
        JobFile all = College.within(10_000, 10_000).job();
        JobFile job = source.job();
        return new Source(
                new JobFile(
                        job.source(),
                        job.route(),
                        job.mapping(),
                        job.schedule(),
                        job.zone(),
                        job.full(),
                        all.limits(),
                        job.window()),
                source.route(),
                source.mapping(),
                source.learners(),
                source.rules());
    }

    private static Source changed(Source source) {
        Mapping mapping = Mapping.parse(
                "mappings/school-jwxt.yaml", source.mapping().file().replaceFirst("(?m)^trust: \\d+$", "trust: 11"));
        return new Source(source.job(), source.route(), mapping, source.learners(), source.rules());
    }
}
