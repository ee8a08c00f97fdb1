package creditbank.run.centre;

/** Where a run tells how far it is. Implementations are called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (source, message) -> {};

    /** One line about one source, without personal data. */
    void say(String source, String message);
}
