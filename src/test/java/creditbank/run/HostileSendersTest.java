package creditbank.run;

import static creditbank.run.Province.BADGES;
import static creditbank.run.Province.GRADES;
import static creditbank.run.Province.ROSTER;
import static creditbank.run.Province.TALENT;
import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import creditbank.pull.FaultyProxy;
import creditbank.pull.FaultyProxy.Fault;
import creditbank.run.source.JobFile;
import creditbank.run.source.Limits;
import creditbank.run.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders on real SFTP, HTTPS and a drop folder who mean ill, one a night: the night ends in time, says what was wrong, and takes what the others bring. */
@StoreTest
class HostileSendersTest {
    /** What the job files of hostile senders allow: four seconds in all, one without a byte, 64 MiB, 20 files or pages. */
    private static final Map<String, String> LIMITS = Map.of(
            "pull.maximum-time", "4000",
            "pull.read-timeout", "1000",
            "pull.connect-timeout", "1000",
            "pull.retry-delay", "10",
            "pull.maximum-bytes", Long.toString(64L << 20),
            "pull.maximum-parts", "20");
    /** Of a night whose pulls end after four seconds and two of grace; the rest is for slow machines. */
    private static final Duration IN_TIME = Duration.ofSeconds(90);

    @TempDir
    private Path work;

    private Province province;
    private LocalDate day = LocalDate.of(2026, 9, 1);
    private int rows = 3;

    @BeforeEach
    void open() throws Exception {
        province = new Province(work);
    }

    @AfterEach
    void close() throws IOException {
        province.close();
    }

    @Test
    void none_of_them_holds_the_night_or_keeps_the_others() throws Exception {
        for (Fault fault : Fault.values()) {
            String never = fault == Fault.RESET ? "connection reset" : fault == Fault.STALL ? "stalled for 1." : "";
            hostile(ROSTER, 0, fault, never);
            hostile(BADGES, 0, fault, never);
            hostile(BADGES, 600, fault, "");
        }
        endless(ROSTER, "oneroster.zip", "reading oneroster.zip: more bytes than the delivery may have");
        endless(GRADES, "grades.csv", "reading grades.csv: more bytes than the delivery may have");
        endless(BADGES, "page-00001.json", "reading page 1: more bytes than the delivery may have");
        manyPages(25, "more than 20 files or pages");
        manyFiles(25, "more than 20 files or pages");
        samePage("page repeated: page 2 has the same bytes as an earlier one");
        growing("reading grades.csv: it grew while it was read, expected ");
        bomb("delivery.too-large");
    }

    /** Everything that the sender says comes through a proxy that forwards so many bytes and is then silent, drips, or ends the connection. */
    private void hostile(String source, long bytes, Fault fault, String cause) throws Exception {
        fresh();
        int port = source.equals(BADGES)
                ? Integer.parseInt(province.setting(BADGES + ".url").replaceFirst(".*:", ""))
                : Integer.parseInt(province.setting(source + ".port"));
        try (FaultyProxy proxy = new FaultyProxy(port, bytes, fault)) {
            Map<String, String> through = new HashMap<>();
            if (source.equals(BADGES)) {
                through.put(BADGES + ".url", "https://127.0.0.1:" + proxy.port());
            } else {
                through.put(source + ".port", Integer.toString(proxy.port()));
            }
            fails(source, through, cause);
        }
    }

    private void endless(String source, String file, String cause) throws Exception {
        fresh();
        try (RandomAccessFile sparse =
                new RandomAccessFile(province.outbox(source).resolve(file).toFile(), "rw")) {
            sparse.setLength(1L << 38);
        }
        fails(source, Map.of(), cause);
    }

    private void manyPages(int count, String cause) throws Exception {
        fresh();
        Map<String, byte[]> pages = new HashMap<>();
        for (int i = 1; i <= count; i++) {
            pages.put(String.format(java.util.Locale.ROOT, "page-%05d.json", i), page(i));
        }
        province.offer(BADGES, pages);
        fails(BADGES, Map.of(), cause);
    }

    private void manyFiles(int count, String cause) throws Exception {
        fresh();
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 1; i <= count; i++) {
            files.put("talent-" + i + ".txt", page(i));
        }
        province.offer(TALENT, files);
        fails(TALENT, Map.of(), cause);
    }

    private void samePage(String cause) throws Exception {
        fresh();
        province.offer(BADGES, Map.of("page-00001.json", page(1), "page-00002.json", page(1)));
        fails(BADGES, Map.of(), cause);
    }

    private void growing(String cause) throws Exception {
        fresh();
        Path file = province.outbox(GRADES).resolve("grades.csv");
        Files.write(file, new byte[32 << 20]);
        Thread writer = Thread.ofVirtual().start(() -> {
            byte[] more = new byte[1 << 16];
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Files.write(file, more, java.nio.file.StandardOpenOption.APPEND);
                    Thread.sleep(1);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        try {
            fails(GRADES, Map.of("pull.maximum-bytes", Long.toString(1L << 40)), cause);
        } finally {
            writer.interrupt();
            writer.join();
        }
    }

    private void bomb(String cause) throws Exception {
        fresh();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("results.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        province.offer(ROSTER, Map.of("oneroster.zip", bytes.toByteArray()));
        fails(ROSTER, Map.of(), cause);
    }

    private static byte[] page(int number) {
        return ("{\"credentials\":[],\"page\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Everybody has something new. */
    private void fresh() throws IOException {
        rows++;
        day = day.plusDays(1);
        for (String source : List.of(ROSTER, GRADES, BADGES, TALENT)) {
            province.offer(source, Province.good(source, rows));
        }
    }

    private void fails(String hostile, Map<String, String> more, String cause) throws Exception {
        List<Source> sources = new ArrayList<>();
        for (Source source : Province.sources()) {
            sources.add(source.name().equals(hostile) ? limited(source, more) : source);
        }
        long begun = System.nanoTime();

        NightReport night = province.bank().night().run(day, sources, (source, message) -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
        assertThat(night.exportCause()).isEmpty();
        for (RunReport run : night.runs()) {
            if (run.source().equals(hostile)) {
                assertThat(run.state())
                        .as("%s %s %s", hostile, more, run.cause())
                        .isIn("failed", "refused");
                assertThat(run.cause()).contains(cause);
            } else {
                assertThat(run.state())
                        .as("%s beside %s", run.source(), hostile)
                        .isEqualTo("sealed");
            }
        }
    }

    private static Source limited(Source source, Map<String, String> more) {
        Map<String, String> pull = new HashMap<>(LIMITS);
        pull.putAll(more);
        JobFile job = source.job();
        Limits limits = new Limits(10_000, 10_000, pull);
        return new Source(
                new JobFile(
                        job.source(),
                        job.route(),
                        job.mapping(),
                        job.schedule(),
                        job.zone(),
                        job.full(),
                        limits,
                        job.window()),
                source.route(),
                source.mapping(),
                source.learners(),
                source.rules());
    }
}
