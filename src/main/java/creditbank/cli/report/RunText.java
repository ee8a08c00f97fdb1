package creditbank.cli.report;

import creditbank.batch.beat.Advance;
import creditbank.batch.beat.Again;
import creditbank.run.RunLine;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How far a run is and what it did more than once, for people. */
public final class RunText {
    private RunText() {}

    /** What a run that is executed now is at, and when it was last seen alive; empty for others. */
    public static String seen(RunLine run) {
        Advance advance = run.advance();
        if (!run.alive() || advance == null || run.seen() == null) {
            return "";
        }
        String what = switch (advance.stage()) {
            case Advance.TURN -> "waits for its turn to pull and stage";
            case Advance.WAIT -> "waits for the bank, which another run has";
            default -> "in step '" + advance.stage() + "'";
        };
        return String.format(
                Locale.ROOT,
                "%s since %s, %,d rows read; last seen alive at %s",
                what,
                advance.since().truncatedTo(ChronoUnit.SECONDS),
                advance.again().read(),
                run.seen().truncatedTo(ChronoUnit.SECONDS));
    }

    /** How much was read and credited more than once; empty where nothing was. */
    public static String again(Again again) {
        if (!again.any()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "done again: %,d of %,d rows read (%s %%), %,d of %,d credited (%s %%)",
                again.readAgain(),
                again.read(),
                again.readShare(),
                again.creditedAgain(),
                again.credited(),
                again.creditedShare());
    }
}
