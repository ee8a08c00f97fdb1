package creditbank.outcome;

/**
 * Hours of learning in hundredths.
 *
 * @param hundredths 0 to 9,999,999
 */
public record Hours(int hundredths) {
    public static final int MOST = 9_999_999;

    public Hours {
        if (hundredths < 0 || hundredths > MOST) {
            throw new IllegalArgumentException("hours in hundredths: " + hundredths + ", expected 0 to " + MOST);
        }
    }
}
