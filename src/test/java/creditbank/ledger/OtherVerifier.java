package creditbank.ledger;

import creditbank.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs {@code ops/verify-log.py}, which shares no code with this program; without python3 its tests fail. */
public final class OtherVerifier {
    private static final Path SCRIPT = Path.of("ops", "verify-log.py").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    private OtherVerifier() {}

    /** The exit code, a blank, and what it says. */
    public static String run(String log, VerifierKey key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("python3", SCRIPT.toString(), log, key.toString());
        builder.environment().put("no_proxy", "*");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + said);
        }
        return process.exitValue() + " " + said.strip();
    }
}
