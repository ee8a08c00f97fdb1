package creditbank.run.source;

import java.util.Locale;

/**
 * What a delivery may do before a person must look.
 *
 * @param withdrawal how many of a source's live claims a full delivery may stop mentioning, in hundredths of a percent, 0 to 10,000
 * @param refusal how many of a delivery's rows may be refused before the whole delivery is, in hundredths of a percent, 0 to 10,000
 */
public record Limits(int withdrawal, int refusal) {

    /** Whether too many of a delivery's rows are refused. */
    public boolean refuses(long rows, long refused) {
        return refused * 10_000 > rows * refusal;
    }

    /** What a finding about too many refused rows expects. */
    public String mostRefused() {
        return String.format(Locale.ROOT, "at most %d.%02d %%", refusal / 100, refusal % 100);
    }
}
