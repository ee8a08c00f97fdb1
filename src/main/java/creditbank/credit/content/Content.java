package creditbank.credit.content;

import java.util.List;

/**
 * What a claim or a record says about an achievement.
 *
 * @param provider the institution's code in normal form, or its folded name
 * @param result the result that counts
 * @param attempts the attempts at a course where there are two or more, in their order; {@code result} is one of them
 */
public record Content(What what, String provider, When when, Attempt result, Amount amount, List<Attempt> attempts) {
    public Content {
        attempts = List.copyOf(attempts);
    }
}
