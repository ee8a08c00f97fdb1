package creditbank.recognise.programme;

import creditbank.outcome.Kind;

/**
 * What selectors look at.
 *
 * @param level in the qualifications framework, 0 where the record has no place in it
 * @param code the provider's code of it, empty where there is none
 */
public record Traits(Kind kind, int level, String code, String title, String provider) {}
