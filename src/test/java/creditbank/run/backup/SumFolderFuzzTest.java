package creditbank.run.backup;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.fuzz.Refusals;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list of a backup's files, beside one of them. */
class SumFolderFuzzTest {
    @FuzzTest
    void sums(byte[] bytes) throws Exception {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve("a");
        Path list = folder.resolve("SHA256SUMS");
        try {
            Files.createFile(file);
            Files.write(list, bytes);
            Refusals.only(() -> SumFolder.check(folder), BackupException.class);
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
