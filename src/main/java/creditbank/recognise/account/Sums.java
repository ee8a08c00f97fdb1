package creditbank.recognise.account;

/** Credits in hundredths: earned and converted are free, before the ceilings. */
public record Sums(long earned, long converted, long redeemed, long expired, long disputed) {
    static final Sums NOTHING = new Sums(0, 0, 0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(
                earned + other.earned,
                converted + other.converted,
                redeemed + other.redeemed,
                expired + other.expired,
                disputed + other.disputed);
    }
}
