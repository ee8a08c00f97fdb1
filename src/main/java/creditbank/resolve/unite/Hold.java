package creditbank.resolve.unite;

/** Why two people that a pair leads between are not one; the first that holds is told. */
public enum Hold {
    /** Both have a document, and not one: at most one of the pair's identities can go over to the other. */
    DOCUMENTS,
    /** The pair's weight does not reach that of a link. */
    WEIGHT,
    /** Somebody said of two of their identities that they are apart. */
    DECISION,
    /** Together they would be larger than people are. */
    SIZE,
    /** One of them agrees nearly as well with another document than the other's. */
    CONTESTED,
    /** Fewer than half of the pairs across both were found alike. */
    SUPPORT,
    /** It was held up when its turn came, by people as they were then; as they stand now nothing holds it up. */
    TURN
}
