package creditbank.run;

/** Says why something failed, in one sentence. */
final class Causes {
    private Causes() {}

    /** The deepest cause that has a message, as a sentence without a stack trace. */
    static String sentence(Throwable failure) {
        String sentence = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getClass().getName().startsWith("creditbank.")) {
                return firstLine(cause.getMessage());
            }
            if (cause.getMessage() != null) {
                sentence = cause.getClass().getSimpleName() + ": " + firstLine(cause.getMessage());
            }
        }
        return sentence;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
