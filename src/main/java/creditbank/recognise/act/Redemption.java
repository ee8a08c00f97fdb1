package creditbank.recognise.act;

/**
 * A record that was redeemed, while that stands; credits in hundredths.
 *
 * @param recordId the record that was redeemed
 * @param now the live record that has its achievement now, 0 where it was withdrawn
 * @param owner the learner who stands for whoever redeemed it
 * @param programme the programme's id
 * @param version of the programme
 */
public record Redemption(
        long act, long recordId, long now, long owner, String programme, int version, int credits, int worth) {}
