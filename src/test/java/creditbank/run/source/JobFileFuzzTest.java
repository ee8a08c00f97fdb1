package creditbank.run.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.fuzz.Refusals;
import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Job and route files, whose problems are told by the line. */
class JobFileFuzzTest {
    @FuzzTest
    void job(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    YamlFile file = YamlFile.parse("jobs/a.yaml", bytes);
                    JobFile job = JobFiles.read(file);
                    file.check();
                    return job;
                },
                YamlException.class);
    }

    @FuzzTest
    void route(byte[] bytes) throws Exception {
        Path file = Files.createTempFile("route", ".yaml");
        try {
            Files.write(file, bytes);
            Refusals.only(() -> RouteFiles.check(file), YamlException.class);
        } finally {
            Files.delete(file);
        }
    }
}
