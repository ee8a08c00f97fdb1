package creditbank.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFileTest {
    private static final String CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

    @TempDir
    private Path home;

    @Test
    void a_home_without_the_file_has_no_chain() throws Exception {
        assertThat(AnchorFile.read(home)).isEmpty();
    }

    @Test
    void the_file_says_node_contract_block_and_confirmations() throws Exception {
        write(
                "rw-------",
                "url=http://127.0.0.1:8545\ncontract=" + CONTRACT + "\nfrom=7\nconfirmations=3\nalarm-after=PT1H30M\n");
        assertThat(AnchorFile.read(home))
                .contains(new AnchorFile(URI.create("http://127.0.0.1:8545"), CONTRACT, 7, 3, Duration.ofMinutes(90)));
    }

    @Test
    void twelve_blocks_confirm_where_it_does_not_say() throws Exception {
        write("rw-------", "url=https://node.example/v1/secret\n");
        assertThat(AnchorFile.read(home)).hasValueSatisfying(file -> {
            assertThat(file.confirmations()).isEqualTo(12);
            assertThat(file.alarmAfter()).hasHours(6);
            assertThat(file.contract()).isEmpty();
            assertThat(file.toString()).doesNotContain("secret");
        });
    }

    @Test
    void anything_else_is_refused_with_its_line_and_without_its_value() throws Exception {
        refused(
                "url=https://node.example\nconfirmation=3\n",
                "2: confirmation: unknown, expected one of" + " [alarm-after, confirmations, contract, from, url]");
        refused("from=1\n", "1: url: expected the node's http(s) address");
        refused("url=ftp://secret\n", "1: url: expected the node's http(s) address");
        refused("url=https://node.example/a secret\n", "1: url: expected the node's http(s) address");
        refused(
                "url=https://chain_node:8545/secret\n",
                "1: url: expected an address with a host name of letters, digits, hyphens and dots");
        refused("url=http://node.example\ncontract=0x12\n", "2: contract: expected 0x and 40 hexadecimal digits");
        refused("url=http://node.example\nalarm-after=6h\n", "2: alarm-after: expected a time such as PT1H");
        refused(
                "url=http://node.example\nalarm-after=PT0S\n",
                "2: alarm-after: expected a time above zero such as PT1H");
        refused(
                "url=http://node.example\nalarm-after=-PT1H\n",
                "2: alarm-after: expected a time above zero such as PT1H");
        refused("from=1\nurl=http://node.example/\\uzzzz\n", "2: a \\u, expected four hexadecimal digits behind it");
        refused(
                "url=http://node.example\nalarm-after=PT99999999999H\n",
                "2: alarm-after: expected a time of at most 3650 days such as PT1H");
        refused("url=http://node.example\nconfirmations=0\n", "2: confirmations: expected a number from 1 to 9999");
    }

    @Test
    void a_file_that_others_can_read_is_refused() throws Exception {
        write("rw-r-----", "url=https://node.example\n");
        assertThatThrownBy(() -> AnchorFile.read(home))
                .hasMessage(home.resolve("anchor.properties") + ":1: others can read this file; expected mode 600");
    }

    private void refused(String text, String why) throws Exception {
        write("rw-------", text);
        assertThatThrownBy(() -> AnchorFile.read(home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(home.resolve("anchor.properties") + ":" + why);
    }

    private void write(String permissions, String text) throws Exception {
        Path file = home.resolve("anchor.properties");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
