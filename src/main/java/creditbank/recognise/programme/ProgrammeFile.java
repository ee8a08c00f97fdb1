package creditbank.recognise.programme;

import creditbank.recognise.rule.RuleName;

/**
 * A programme's version with the file that says it.
 *
 * @param place the file as messages name it, such as {@code programmes/welding-1.yaml}
 * @param digest SHA-256 of the file's bytes, hex
 * @param text the whole file
 */
public record ProgrammeFile(Programme programme, String place, String digest, String text) {
    public RuleName name() {
        return programme.name();
    }

    /** Without the text, which is long. */
    @Override
    public String toString() {
        return place + " " + digest;
    }
}
