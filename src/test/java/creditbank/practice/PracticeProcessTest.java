package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeProcessTest {

    @Test
    void the_senders_start_tell_their_settings_and_stop(@TempDir Path home) throws Exception {
        try (PracticeProcess practice = PracticeProcess.start(home, 20, 1, 0)) {
            assertThat(practice.settings())
                    .containsOnlyKeys(
                            "school-oneroster.host",
                            "school-oneroster.port",
                            "school-oneroster.user",
                            "school-oneroster.key-file",
                            "school-oneroster.known-hosts",
                            "talent-archive.host",
                            "talent-archive.port",
                            "talent-archive.user",
                            "talent-archive.key-file",
                            "talent-archive.known-hosts",
                            "school-jwxt.folder",
                            "training-badges.url",
                            "training-badges.client-id",
                            "training-badges.client-secret",
                            "training-badges.ca-file");
            assertThat(practice.generationSeconds()).isPositive();
            assertThat(practice.cpu()).isPositive();
            assertThat(home.resolve("practice/school-jwxt/grades.csv.done")).exists();
        }
        try (PracticeProcess again = PracticeProcess.start(home, 20, 1, 0)) {
            assertThat(again.generationSeconds()).isZero();
        }
        Files.setPosixFilePermissions(home.resolve("truth"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void senders_that_cannot_start_say_why(@TempDir Path home) {
        assertThatThrownBy(() -> PracticeProcess.start(home, 3, 1, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("learners: 3, expected 20");
    }
}
