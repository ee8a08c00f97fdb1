package creditbank.finding;

/**
 * Where in a delivery something stands.
 *
 * @param file the sender's name of the file, with the archive entry after {@code !} where there is one; no folder
 * @param line the line or, in JSON, the element, counted from 1; 0 means the file as a whole
 */
public record Place(String file, long line) {

    /** The file as a whole. */
    public static Place ofFile(String file) {
        return new Place(file, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
