package creditbank.practice.sender;

/**
 * What becomes of a row, apart from what later nights change.
 *
 * @param arrival the first night on which it is sent
 * @param refusal the code with which it must be refused, empty for most
 * @param corrected the night from which on it is right after all; {@link #NEVER} for most
 */
public record Fate(int arrival, String refusal, int corrected, Copy copy) {
    public static final int NEVER = Integer.MAX_VALUE;

    /** Whether a row of the same key stands before it. */
    public enum Copy {
        NONE,
        SAME,
        /** With other content. */
        OTHER
    }
}
