package creditbank.run.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a delivery may do before a person must look.
 *
 * @param withdrawal how many of a source's live claims a full delivery may stop mentioning, in hundredths of a percent, 0 to 10,000
 * @param refusal how many of a delivery's rows may be refused before the whole delivery is, in hundredths of a percent, 0 to 10,000
 * @param pull how long and how much its pull may take where the job file says so: settings of {@link creditbank.pull.route.Limits}, which go before those of the home
 */
public record Limits(int withdrawal, int refusal, Map<String, String> pull) {
    public Limits {
        pull = Map.copyOf(pull);
    }

    /** Limits whose pull is as the home's settings say. */
    public Limits(int withdrawal, int refusal) {
        this(withdrawal, refusal, Map.of());
    }

    /** The home's settings with this source's own limits over them. */
    public Map<String, String> over(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(pull);
        return all;
    }

    /** Whether too many of a delivery's rows are refused. */
    public boolean refuses(long rows, long refused) {
        return refused * 10_000 > rows * refusal;
    }

    /** What a finding about too many refused rows expects. */
    public String mostRefused() {
        return String.format(Locale.ROOT, "at most %d.%02d %%", refusal / 100, refusal % 100);
    }
}
