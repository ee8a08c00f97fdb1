package creditbank.resolve.model;

import java.util.Map;

/**
 * What it adds to the evidence that two identities are one person when two senders report one thing of them. The more identities have the thing, the less.
 *
 * @param bits for each kind of thing what it is worth where the two alone have it; greater than 0
 */
public record Shared(Map<Thing, Double> bits) {
    /** Nothing adds anything. */
    public static final Shared NONE = new Shared(Map.of());

    public Shared {
        bits = Map.copyOf(bits);
    }

    /** What two senders may report. */
    public enum Thing {
        /** A training of one provider, title and begin. */
        TRAINING,
        /** A certificate of one provider and number. */
        CERTIFICATE_NUMBER
    }

    /** What a kind is worth where two identities alone have the thing. */
    public double of(Thing thing) {
        return bits.getOrDefault(thing, 0.0);
    }

    /**
     * What things are worth that both of two identities have: the strongest counts, for one training may lead to one certificate. Each doubling of those who have
     * it takes one bit, and nothing is worth less than nothing.
     *
     * @param identities for each thing how many have it, 2 or more
     */
    public double worth(Map<Thing, Integer> identities) {
        return identities.entrySet().stream()
                .mapToDouble(one -> of(one.getKey()) - Math.log(one.getValue() / 2.0) / Math.log(2))
                .reduce(0, Math::max);
    }
}
