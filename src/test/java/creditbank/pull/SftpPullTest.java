package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.practice.server.SftpSender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpPullTest {
    private static final String SOURCE = "talent-archive";

    @TempDir
    private Path folder;

    private Path outbox;

    @BeforeEach
    void makeOutbox() throws Exception {
        outbox = Files.createDirectories(folder.resolve("root/outbox"));
    }

    @Test
    void all_files_are_landed_in_the_order_of_their_names_and_stay_at_the_sender() throws Exception {
        Files.writeString(outbox.resolve("talent.txt"), "content", StandardCharsets.US_ASCII);
        Files.writeString(outbox.resolve("talent.ctl"), "", StandardCharsets.US_ASCII);
        Files.writeString(outbox.resolve("later.tmp"), "x", StandardCharsets.US_ASCII);
        Files.writeString(outbox.resolve(".hidden"), "x", StandardCharsets.US_ASCII);
        PullFixture fixture = new PullFixture(folder.resolve("home"));
        try (SftpSender sender = start()) {
            Delivery delivery = fixture.puller
                    .pull(SOURCE, PullFixture.route(SOURCE), PullFixture.hasty(sender.settings()), 1)
                    .orElseThrow();

            assertThat(delivery.parts()).extracting(Part::name).containsExactly("talent.ctl", "talent.txt");
            assertThat(delivery.sequence()).isEqualTo(1);
            try (var in = fixture.landing.stream(delivery.parts().get(1))) {
                assertThat(in.readAllBytes()).asString().isEqualTo("content");
            }
        }
        assertThat(outbox).isDirectoryContaining("glob:**/talent.txt").isDirectoryContaining("glob:**/talent.ctl");
    }

    private SftpSender start() throws Exception {
        return SftpSender.start(SOURCE, "talent", folder.resolve("root"), folder.resolve("keys"), 0);
    }
}
