package creditbank.resolve.cluster;

/** Why a link was not followed. */
public enum Refusal {
    /** It was. */
    NONE,
    /** The clusters have different values of an exclusive identifier. */
    IDENTIFIER,
    /** Both have a record of a table that names each entity once. */
    SAME_TABLE,
    /** The cluster would have too many records. */
    SIZE,
    /** One strong pair stands against many weak ones between the clusters. */
    SUPPORT
}
