package creditbank.run.backup;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.database.dump.Table;
import creditbank.fuzz.Refusals;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list of a backup's files, beside one of them, and what a backup says of itself. */
class BackupFuzzTest {
    @FuzzTest
    void facts(byte[] bytes) throws Exception {
        Path file = Files.createTempFile("fuzz", ".properties");
        try {
            Files.write(file, bytes);
            Refusals.only(
                    () -> {
                        BackupFacts facts = BackupFacts.read(file);
                        for (Table table : facts.tables()) {
                            facts.number("rows." + table);
                        }
                        return facts.text("id");
                    },
                    BackupException.class);
        } finally {
            Files.delete(file);
        }
    }

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
