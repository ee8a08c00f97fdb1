package creditbank.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path home;

    @Test
    void a_home_without_the_file_has_no_settings() throws IOException {
        assertThat(Settings.load(home)).isEmpty();
    }

    @Test
    void settings_name_a_source_and_what_its_route_needs() throws IOException {
        write("""
                # the talent file
                talent-archive.host = sftp.example.org
                talent-archive.port = 22
                training-badges.url = https://badges.example.org/api
                pull.read-timeout = 60000
                """);
        assertThat(Settings.load(home))
                .isEqualTo(Map.of(
                        "talent-archive.host", "sftp.example.org",
                        "talent-archive.port", "22",
                        "training-badges.url", "https://badges.example.org/api",
                        "pull.read-timeout", "60000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training-badges.url=http://badges.example.org | training-badges.url: expected an address that begins with https://
            training-badges.secret=hunter2                | unknown setting 'training-badges.secret', expected a source, a dot and one of ca-file, client-id, client-secret, folder, host, key-file, known-hosts, port, url, user; or one of pull.connect-timeout, pull.maximum-bytes, pull.maximum-parts, pull.maximum-time, pull.read-timeout, pull.retry-delay
            host=sftp.example.org                         | unknown setting 'host', expected a source, a dot and one of ca-file, client-id, client-secret, folder, host, key-file, known-hosts, port, url, user; or one of pull.connect-timeout, pull.maximum-bytes, pull.maximum-parts, pull.maximum-time, pull.read-timeout, pull.retry-delay
            talent-archive.port=65536                     | talent-archive.port: expected a port from 1 to 65535
            talent-archive.user=                          | talent-archive.user: expected a value, found nothing
            talent-archive.user=a\\u12                    | a \\u, expected four hexadecimal digits behind it
            pull.read-timeout=soon                        | pull.read-timeout: expected a positive whole number
            """)
    void a_wrong_setting_is_refused_with_file_and_line_and_without_its_value(String line, String problem)
            throws IOException {
        write("# settings\n" + line + "\n");

        assertThatThrownBy(() -> Settings.load(home))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(home.resolve("connections.properties") + ":2: " + problem);
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        write("");
        Files.write(home.resolve("connections.properties"), new byte[] {'a', '=', (byte) 0xe9});

        assertThatThrownBy(() -> Settings.load(home))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(home.resolve("connections.properties") + ":1: bytes that are not UTF-8, expected UTF-8");
    }

    @Test
    void a_file_that_others_can_read_is_refused() throws IOException {
        write("talent-archive.user=talent\n");
        Files.setPosixFilePermissions(
                home.resolve("connections.properties"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> Settings.load(home))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(home.resolve("connections.properties")
                        + ":1: others can read this file, which holds secrets; expected mode 600");
    }

    private void write(String text) throws IOException {
        Path file = Files.createFile(
                home.resolve("connections.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
