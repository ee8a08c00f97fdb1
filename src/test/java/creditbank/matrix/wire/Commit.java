package creditbank.matrix.wire;

/**
 * A commit that PostgreSQL is asked for.
 *
 * @param text the last statement of its transaction, a number sign for each number
 * @param number the how-manieth of these, from 1
 * @param done whether the server has done it already, but the program has not heard of it
 */
public record Commit(String text, int number, boolean done) {
    @Override
    public String toString() {
        return (done ? "after" : "before") + " the commit of '" + text + "' (" + number + ")";
    }
}
