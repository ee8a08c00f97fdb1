package creditbank.recognise.panel;

/**
 * A member of a panel.
 *
 * @param name a person's, never to be shown; empty of a member who sits already
 * @param employer code of the institution
 * @param line where the member stands in the file, or the place on a panel that sits already, from 1
 */
public record Member(String name, Sector sector, String employer, Interest interest, int line) {
    /** Without the name. */
    @Override
    public String toString() {
        return "member of line " + line + ", " + sector;
    }
}
