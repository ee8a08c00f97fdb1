package creditbank.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpSenderTest {
    @TempDir
    private Path folder;

    @Test
    void the_written_key_logs_in_and_reads_but_changes_nothing() throws Exception {
        Path outbox = Files.createDirectories(folder.resolve("root/outbox"));
        Files.writeString(outbox.resolve("a.txt"), "hello", StandardCharsets.US_ASCII);
        try (SftpSender sender = SftpSender.start("s", "u", folder.resolve("root"), folder.resolve("keys"), 0);
                SshClient client = client();
                ClientSession session = client.connect("u", "127.0.0.1", sender.port())
                        .verify(Duration.ofSeconds(5))
                        .getSession()) {
            session.addPublicKeyIdentity(
                    new FileKeyPairProvider(Path.of(sender.settings().getOrDefault("s.key-file", "")))
                            .loadKeys(session)
                            .iterator()
                            .next());
            session.auth().verify(Duration.ofSeconds(5));
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                List<String> names = new ArrayList<>();
                sftp.readDir("/outbox").forEach(entry -> names.add(entry.getFilename()));
                assertThat(names).contains("a.txt");
                assertThat(sftp.read("/outbox/a.txt").readAllBytes()).asString().isEqualTo("hello");
                assertThatThrownBy(() -> sftp.remove("/outbox/a.txt")).hasMessageContaining("denied");
                assertThatThrownBy(() -> sftp.rename("/outbox/a.txt", "/outbox/b.txt"))
                        .hasMessageContaining("denied");
                assertThatThrownBy(() -> sftp.mkdir("/outbox/b")).hasMessageContaining("denied");
                assertThatThrownBy(() -> {
                            try (OutputStream out = sftp.write("/outbox/a.txt")) {
                                out.write(1);
                            }
                        })
                        .hasMessageContaining("denied");
            }
        }
        assertThat(outbox.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void another_key_and_a_password_are_refused() throws Exception {
        Files.createDirectories(folder.resolve("root"));
        try (SftpSender sender = SftpSender.start("s", "u", folder.resolve("root"), folder.resolve("keys"), 0);
                SshClient client = client();
                ClientSession session = client.connect("u", "127.0.0.1", sender.port())
                        .verify(Duration.ofSeconds(5))
                        .getSession()) {
            KeyPair other = KeyPairs.make();
            session.addPublicKeyIdentity(other);
            session.addPasswordIdentity("u");
            assertThatThrownBy(() -> session.auth().verify(Duration.ofSeconds(5)))
                    .isInstanceOf(SshException.class);
        }
    }

    private static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
        return client;
    }
}
