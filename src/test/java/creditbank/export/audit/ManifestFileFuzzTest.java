package creditbank.export.audit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.fuzz.Refusals;
import creditbank.seal.audit.DifferenceException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest of somebody's folder of exports. */
class ManifestFileFuzzTest {
    @FuzzTest
    void manifest(byte[] bytes) throws Exception {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve(ManifestFile.NAME);
        try {
            Files.write(file, bytes);
            Refusals.only(() -> ManifestFile.read(folder), DifferenceException.class);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
