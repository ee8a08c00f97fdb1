package creditbank.outcome;

/**
 * Credits in hundredths, so that half and quarter credits stay exact.
 *
 * @param hundredths 0 to 99,999
 */
public record Credits(int hundredths) {
    public static final int MOST = 99_999;

    public Credits {
        if (hundredths < 0 || hundredths > MOST) {
            throw new IllegalArgumentException("credits in hundredths: " + hundredths + ", expected 0 to " + MOST);
        }
    }
}
