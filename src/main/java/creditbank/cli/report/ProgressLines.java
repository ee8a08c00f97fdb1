package creditbank.cli.report;

import creditbank.run.centre.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints progress as lines with the seconds since the start. */
public final class ProgressLines implements Progress {
    private final PrintWriter out;
    private final long began = System.nanoTime();

    public ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String source, String message) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println(String.format(Locale.ROOT, "%7.1fs  %-16s %s", seconds, source, message));
        out.flush();
    }
}
