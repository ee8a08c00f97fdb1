package creditbank.recognise.panel;

/**
 * Why a panel is refused; nothing in it names a person.
 *
 * @param line in the panel's file
 */
public record PanelProblem(String code, int line, String message) {}
