package creditbank.read;

import creditbank.outcome.Privacy;

/** One column of a table, by the sender's name. */
public record Column(String name, Privacy privacy) {}
