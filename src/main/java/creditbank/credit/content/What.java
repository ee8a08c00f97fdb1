package creditbank.credit.content;

import creditbank.outcome.Kind;

/** What was achieved; texts are empty where unknown. */
public record What(Kind kind, String code, String title, String level, String number) {}
