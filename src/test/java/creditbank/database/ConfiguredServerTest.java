package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import creditbank.database.server.ConfiguredServer;
import creditbank.database.server.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredServerTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    private Path password;

    @BeforeEach
    void configure() throws Exception {
        password = folder.resolve("password");
        Files.writeString(password, "secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        environment.put("CREDITBANK_DB_URL", "jdbc:postgresql://db.example/bank");
        environment.put("CREDITBANK_DB_USER", "bank");
        environment.put("CREDITBANK_DB_PASSWORD_FILE", password.toString());
    }

    @Test
    void three_variables_name_a_server() throws Exception {
        Login login = ConfiguredServer.login(environment).orElseThrow();
        assertThat(login).isEqualTo(new Login("jdbc:postgresql://db.example/bank", "bank", "secret"));
        assertThat(login).hasToString("jdbc:postgresql://db.example/bank as bank");
        assertThat(ConfiguredServer.login(Map.of())).isEmpty();
    }

    @Test
    void a_missing_variable_is_named() {
        environment.remove("CREDITBANK_DB_USER");
        assertThatIOException()
                .isThrownBy(() -> ConfiguredServer.login(environment))
                .withMessageStartingWith("CREDITBANK_DB_USER must be set too");
    }

    @Test
    void a_password_file_that_others_can_read_is_refused() throws Exception {
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatIOException()
                .isThrownBy(() -> ConfiguredServer.login(environment))
                .withMessageContaining("has the permissions rw-r--r--, expected rw-------");
    }

    @Test
    void a_password_in_the_url_and_a_missing_password_file_are_refused() {
        environment.put("CREDITBANK_DB_URL", "jdbc:postgresql://db.example/bank?password=secret");
        assertThatIOException()
                .isThrownBy(() -> ConfiguredServer.login(environment))
                .withMessage("CREDITBANK_DB_URL must begin with jdbc:postgresql: and hold no password");
        environment.put("CREDITBANK_DB_URL", "jdbc:postgresql://db.example/bank");
        environment.put("CREDITBANK_DB_PASSWORD_FILE", folder.resolve("none").toString());
        assertThatIOException()
                .isThrownBy(() -> ConfiguredServer.login(environment))
                .withMessageContaining("which is no file");
    }
}
