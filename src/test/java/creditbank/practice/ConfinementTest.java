package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementTest {

    /** Tries to list the folder that it is given. */
    static final class Curious {
        private Curious() {}

        public static void main(String[] args) {
            try (Stream<Path> files = Files.list(Path.of(args[0]))) {
                System.out.println("saw " + files.count() + " files");
            } catch (AccessDeniedException e) {
                System.out.println("refused, overrides " + Confinement.overridesPermissions());
            } catch (IOException e) {
                System.out.println("another failure: " + e.getClass());
            }
        }
    }

    @Test
    void a_confined_process_cannot_open_the_truth(@TempDir Path home) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "setpriv of util-linux");
        Path truth = Files.createDirectory(home.resolve("truth"));
        Files.writeString(truth.resolve("people.csv"), "secret");
        Files.setPosixFilePermissions(truth, PosixFilePermissions.fromString("---------"));

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        List<String> command = List.of(java, "-Xmx64m", "-cp", classes, Curious.class.getName(), truth.toString());
        Process process = new ProcessBuilder(Confinement.confined(command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo("refused, overrides false\n");
        Files.setPosixFilePermissions(truth, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void the_effective_capabilities_tell_who_could_open_anything() {
        assertThat(Confinement.overrides(List.of("CapPrm:\t000001ffffffffff", "CapEff:\t000001ffffffffff")))
                .isTrue();
        assertThat(Confinement.overrides(List.of("CapEff:\t0000000000000004"))).isTrue();
        assertThat(Confinement.overrides(List.of("CapPrm:\t000001ffffffffff", "CapEff:\t000001fffffffff9")))
                .isFalse();
        assertThat(Confinement.overrides(List.of("CapEff:\t0000000000000000"))).isFalse();
    }
}
