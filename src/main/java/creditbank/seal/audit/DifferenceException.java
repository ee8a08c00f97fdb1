package creditbank.seal.audit;

/** The first thing that is not what the log says it is. */
public final class DifferenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;
    private final String words;

    /**
     * @param place batch, record and group, or file
     * @param words what is different, without personal data
     */
    public DifferenceException(String place, String words) {
        super(place + ": " + words);
        this.place = place;
        this.words = words;
    }

    public String place() {
        return place;
    }

    public String words() {
        return words;
    }
}
