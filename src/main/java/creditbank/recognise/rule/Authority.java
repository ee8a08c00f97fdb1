package creditbank.recognise.rule;

import java.time.LocalDate;

/**
 * By what right a rule stands.
 *
 * @param title what it is about, for people
 * @param basis the document that it rests on
 * @param body who approved it
 * @param approved when
 */
public record Authority(String title, String basis, String body, LocalDate approved) {}
