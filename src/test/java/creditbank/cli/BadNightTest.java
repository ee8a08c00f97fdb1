package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.run.Sent;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff see of a night on which nothing goes well, and how they get over it. */
class BadNightTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path work;

    @Test
    void a_refused_delivery_and_senders_that_nobody_has_named_are_told_with_what_to_do() throws Exception {
        Path home = Files.createDirectory(work.resolve("home"));
        Path drop = Files.createDirectory(work.resolve("drop"));
        Path settings = Files.createFile(
                home.resolve("connections.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(settings, "school-jwxt.folder=" + drop + "\n", StandardCharsets.UTF_8);
        List<String> grades = Sent.grades(5);
        String right = grades.getFirst();
        grades.set(0, right.replace("成绩,", "总评成绩,").replace("学分,", "学分值,"));
        offer(drop, grades);

        Program.Answer bad = Program.run(work, "nightly", "--date", "2026-09-01", "--home", home.toString());

        assertThat(bad.code()).isEqualTo(1);
        String batch = bad.out().replaceFirst("(?s).* refused ([0-9]+) --out.*", "$1");
        String said = bad.out().replaceAll("(refused|rerun) [0-9]+ --", "$1 N --");
        assertThat(said).contains("""

                        school-jwxt refused in step 'stage': grades.csv:1 delivery.header 学分: '学分值', expected column 12 named '学分' (and 1 more)
                          every reason: ops/creditbank refused N --out school-jwxt-refused.csv --home %1$s
                          when it was sent again: ops/creditbank nightly --source school-jwxt --home %1$s
                          if our files were wrong, when mended: ops/creditbank rerun N --home %1$s
                        """.formatted(home)).contains("""

                        talent-archive failed in step 'pull': connections.properties does not say talent-archive.host,\
                         talent-archive.key-file, talent-archive.known-hosts, talent-archive.port, talent-archive.user
                          when mended: ops/creditbank rerun N --home %s
                        """.formatted(home));
        assertThat(bad.err().lines()).allMatch(line -> line.matches(" *[0-9.]+s .*"));

        Path out = work.resolve("refused.csv");
        Program.Answer refused =
                Program.run(work, "refused", batch, "--out", out.toString(), "--home", home.toString());
        assertThat(refused.out())
                .isEqualTo("the delivery was refused as a whole for 2 reasons, and 0 refused rows in " + out + "\n");
        assertThat(Files.readAllLines(out, StandardCharsets.UTF_8))
                .containsExactly(
                        "code,reason,file,line,row",
                        "\"delivery.header\",\"学分: '学分值', expected column 12 named '学分'\",\"grades.csv\",\"1\",\"\"",
                        "\"delivery.header\",\"成绩: '总评成绩', expected column 14 named '成绩'\",\"grades.csv\",\"1\",\"\"");

        grades.set(0, right);
        offer(drop, grades);
        Program.Answer good = Program.run(
                work, "nightly", "--date", "2026-09-01", "--home", home.toString(), "--source", "school-jwxt");
        assertThat(good.code()).as(good.err()).isZero();
        assertThat(good.out()).containsPattern("school-jwxt +sealed +5 +5 +0 +0 +0 +0 +0 +0 ");
    }

    @Test
    void a_night_whose_database_is_gone_for_good_says_where_its_runs_were_and_what_goes_on_with_them()
            throws Exception {
        Path home = Files.createDirectory(work.resolve("home"));
        Path drop = Files.createDirectory(work.resolve("drop"));
        Path settings = Files.createFile(
                home.resolve("connections.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(settings, "school-jwxt.folder=" + drop + "\n", StandardCharsets.UTF_8);
        offer(drop, Sent.grades(20_000));
        String[] night = {"nightly", "--date", "2026-09-01", "--source", "school-jwxt", "--home", home.toString()};
        Program cut = Program.start(work, night);
        cut.awaitPrinted(program -> program.err().contains("staging"));
        Path control = home.resolve("database/data/global/pg_control");
        Files.move(control, work.resolve("pg_control"));
        killDatabase(home);

        Program.Answer answer = cut.await();
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern("school-jwxt failed in step '(stage|credit)': .*; tried (once|2 times), and [23] times"
                        + " the database did not answer, after waits of 1, 2, 4 s\n"
                        + "  when mended: ops/creditbank rerun 1 --home ")
                .contains("Bank    the database does not answer; what has committed is kept there\nExport  failed: ");
        Files.move(work.resolve("pg_control"), control);
        Program.Answer rerun = Program.run(work, "rerun", "1", "--home", home.toString());
        assertThat(rerun.code()).as(rerun.err()).isZero();
        assertThat(rerun.out()).containsPattern("school-jwxt +sealed +20000 ");
    }

    private static void killDatabase(Path home) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(home.resolve("database/data/postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private static void offer(Path drop, List<String> grades) throws IOException {
        Files.write(drop.resolve("grades.csv"), Sent.bytes(grades, GB18030));
        Files.writeString(drop.resolve("grades.csv.done"), "", StandardCharsets.US_ASCII);
    }
}
