package creditbank.outcome;

/** How far a column's values must be protected, in rising order. */
public enum Privacy {
    /** May be shown to anybody. */
    PUBLIC,
    /** May be shown to staff. */
    INTERNAL,
    /** Tells something about a person: masked in findings, absent from exports unless pseudonymous. */
    PERSONAL,
    /** An ID number or telephone number: stored only as keyed hash and ciphertext. */
    SENSITIVE
}
