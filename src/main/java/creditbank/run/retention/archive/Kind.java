package creditbank.run.retention.archive;

import java.util.stream.Stream;

/** What ages. */
public enum Kind {
    /** The job repository's rows of one run; the subject is the run. */
    RUN("run", "runs", "runs in the job repository"),
    /** What a delivery was; the subject is the delivery. Its bytes are objects. */
    DELIVERY("delivery", "landing", "deliveries"),
    /** Landed bytes and their key; the subject is their digest. */
    OBJECT("object", "landing", "landed objects"),
    /** The text of refused rows; the subject is their batch. */
    REFUSALS("refusals", "refusals", "batches' refused rows' text"),
    /** Findings; the subject is their batch. */
    FINDINGS("findings", "findings", "batches' findings"),
    /** The list of an export's files; the subject is the export. */
    EXPORT("export", "exports", "lists of exported files");

    private final String text;
    private final String policy;
    private final String words;

    Kind(String text, String policy, String words) {
        this.text = text;
        this.policy = policy;
        this.words = words;
    }

    /** How archives and the database say it. */
    public String text() {
        return text;
    }

    /** Its key in the policy. */
    public String policy() {
        return policy;
    }

    /** In words, several. */
    public String words() {
        return words;
    }

    /**
     * The kind that archives call so.
     *
     * @throws ArchiveException if there is none
     */
    public static Kind of(String text) {
        return Stream.of(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new ArchiveException("'" + text + "' is nothing that ages"));
    }
}
