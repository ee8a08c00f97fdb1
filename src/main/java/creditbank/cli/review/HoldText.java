package creditbank.cli.review;

import creditbank.resolve.unite.Hold;

/** Says in words why a pair waits. */
final class HoldText {
    private HoldText() {}

    static String brief(Hold hold) {
        return switch (hold) {
            case WEIGHT -> "weight";
            case DOCUMENTS -> "two documents";
            case DECISION -> "a decision";
            case SIZE -> "size";
            case CONTESTED -> "contested";
            case SUPPORT -> "support";
            case TURN -> "turn";
        };
    }

    static String sentence(Hold hold) {
        return switch (hold) {
            case WEIGHT -> "the weight does not reach that of a link";
            case DOCUMENTS ->
                "both learners have a valid document, and not the same; a link moves an identity from one to the other";
            case DECISION -> "somebody decided that identities of these learners are apart";
            case SIZE -> "one learner would have more identities than people have";
            case CONTESTED -> "one of them agrees nearly as well with somebody who has another document";
            case SUPPORT -> "fewer than half of the pairs across both learners were found alike";
            case TURN -> "it was held up when its turn came; as the learners stand now nothing holds it up";
        };
    }
}
