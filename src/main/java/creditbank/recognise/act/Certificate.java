package creditbank.recognise.act;

/**
 * A certificate of a programme, while it stands.
 *
 * @param act the act that granted it
 * @param programme the programme's id
 */
public record Certificate(long act, String programme, int version, String number) {}
