package creditbank.finding;

import static creditbank.finding.Severity.ERROR;
import static creditbank.finding.Severity.WARNING;

/** The catalogue of findings. A code is never renamed and never reused; senders and scripts rely on it. */
public enum Code {
    DELIVERY_UNREADABLE(
            "delivery.unreadable",
            ERROR,
            "The file cannot be opened as the declared format: truncated, damaged or something else."),
    DELIVERY_FILE_MISSING("delivery.file-missing", ERROR, "A file that the mapping needs is not in the delivery."),
    DELIVERY_TOO_LARGE("delivery.too-large", ERROR, "An archive holds more entries or bytes than the limits allow."),
    DELIVERY_UNDECODABLE("delivery.undecodable", ERROR, "Bytes that the file's character set does not know."),
    DELIVERY_CONTROL_COUNT(
            "delivery.control-count", ERROR, "The control file names another number of rows than the file has."),
    DELIVERY_CONTROL_DIGEST(
            "delivery.control-digest", ERROR, "The control file names another SHA-256 than the file has."),
    DELIVERY_HEADER("delivery.header", ERROR, "A column is missing, renamed or stands twice in the header."),
    DELIVERY_PAGE_REPEATED("delivery.page-repeated", ERROR, "Two pages of one pull are the same."),
    DELIVERY_WITHDRAWAL_LIMIT(
            "delivery.withdrawal-limit",
            ERROR,
            "A full delivery would withdraw more claims than the job's limit allows."),
    DELIVERY_REFUSAL_LIMIT("delivery.refusal-limit", ERROR, "More rows are refused than the job's limit allows."),
    ROW_FIELD_COUNT("row.field-count", ERROR, "The row has more or fewer fields than the header."),
    ROW_LENGTH("row.length", ERROR, "A fixed-width row has another number of bytes than the layout."),
    ROW_MALFORMED("row.malformed", ERROR, "The row breaks the syntax of its format."),
    ROW_LOOKUP_MISSING("row.lookup-missing", ERROR, "The row points at another row that the delivery does not have."),
    ROW_KIND_UNKNOWN("row.kind-unknown", ERROR, "The row is of none of the kinds that the mapping knows."),
    LEARNER_ERASED(
            "learner.erased",
            ERROR,
            "The row names a learner who was erased; nothing of it is kept. The sender should take the learner off its list."),
    VALUE_MISSING("value.missing", ERROR, "A field that must have a value is empty."),
    VALUE_TOO_LONG("value.too-long", ERROR, "The value is longer than the field allows."),
    VALUE_CONTROL_CHARACTER("value.control-character", ERROR, "The value holds a control character."),
    VALUE_CODE_UNKNOWN("value.code-unknown", ERROR, "The value is not in the field's code table."),
    VALUE_UNMAPPED_CHARACTER(
            "value.unmapped-character",
            ERROR,
            "A private-use or replacement character stands for one that the sender's character set lacks."),
    NAME_INVALID("name.invalid", ERROR, "The name has digits, control characters or nothing but punctuation."),
    ID_LENGTH(
            "id.length",
            WARNING,
            "A resident ID has 18 characters, or 15 in its old form; it is kept, and not used for matching."),
    ID_CHECKSUM(
            "id.checksum",
            WARNING,
            "The check character of the resident ID is wrong (ISO 7064 MOD 11-2); it is kept, and not used for matching."),
    ID_DATE(
            "id.date",
            WARNING,
            "The resident ID holds an impossible birth date; it is kept, and not used for matching."),
    ID_REGION(
            "id.region",
            WARNING,
            "The resident ID begins with no provincial code (GB/T 2260); it is kept, and not used for matching."),
    ID_PLACEHOLDER(
            "id.placeholder",
            WARNING,
            "The ID number is one that people type to fill the field; it is kept, and not used for matching."),
    DOCUMENT_INVALID(
            "document.invalid",
            WARNING,
            "The number of a passport or other document has not 5 to 20 letters and digits; it is kept, and not used for matching."),
    ID_MISSING("id.missing", WARNING, "The sender gave no ID number."),
    ID_GENDER_DIFFERS("id.gender-differs", WARNING, "The sex in the resident ID differs from the one stated."),
    ID_BIRTH_DIFFERS("id.birth-differs", WARNING, "The birth date in the resident ID differs from the one stated."),
    PHONE_INVALID(
            "phone.invalid",
            WARNING,
            "The telephone number is no number of eleven digits or of E.164 form; it is not used for matching."),
    DATE_INVALID(
            "date.invalid", ERROR, "The value is no date in a form that the mapping declares, or an impossible one."),
    DATE_ORDER("date.order", ERROR, "The period ends before it begins."),
    DATE_BEFORE_BIRTH("date.before-birth", ERROR, "The achievement is dated before the learner's birth."),
    TERM_INVALID("term.invalid", ERROR, "The value is no academic term."),
    SCORE_INVALID("score.invalid", ERROR, "The score is neither on the declared scale nor a known mark."),
    SCORE_OUT_OF_RANGE("score.out-of-range", ERROR, "The score lies outside its scale."),
    CREDITS_INVALID("credits.invalid", ERROR, "The credits are no number from 0 to 999.99 with at most two decimals."),
    HOURS_INVALID("hours.invalid", ERROR, "The hours are no number from 0 to 99999.99 with at most two decimals."),
    HOURS_UNUSUAL("hours.unusual", WARNING, "Fewer than 8 or more than 40 hours a credit."),
    CREDITS_ABSURD(
            "credits.absurd",
            ERROR,
            "Fewer than 1 or more than 400 hours a credit: either the credits or the hours are wrong."),
    INSTITUTION_INVALID(
            "institution.invalid",
            ERROR,
            "The institution code is neither a ten-digit school code nor a unified social credit code with a right check character (GB 32100-2015)."),
    CERTIFICATE_NUMBER(
            "certificate.number", WARNING, "The certificate number does not have the structure of its kind."),
    KEY_CONFLICT(
            "key.conflict",
            WARNING,
            "Two rows of one delivery have the same key and different content; the later one counts.");

    private final String id;
    private final Severity severity;
    private final String meaning;

    Code(String id, Severity severity, String meaning) {
        this.id = id;
        this.severity = severity;
        this.meaning = meaning;
    }

    /** The code as senders see it, such as {@code id.checksum}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }
}
