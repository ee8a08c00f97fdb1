package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;

/** Whether {@code strace} is here, which finds the durable steps of a process and kills it there. */
public final class Strace {
    private Strace() {}

    /** Skips the test, loudly, where it is not; fails where {@code CREDITBANK_REQUIRE_STRACE} is true. */
    public static void require() throws InterruptedException {
        boolean there = isHere();
        assertThat(there || !Boolean.parseBoolean(System.getenv("CREDITBANK_REQUIRE_STRACE")))
                .as("strace is here")
                .isTrue();
        if (!there) {
            System.out.println("*** strace is not here: nothing is killed");
        }
        assumeThat(there).isTrue();
    }

    private static boolean isHere() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
