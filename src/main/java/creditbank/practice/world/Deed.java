package creditbank.practice.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a learner really achieved; counts once, however often it is reported.
 *
 * @param id in the truth's files
 * @param what the course's code or the certificate's number, else empty
 * @param term only for courses
 * @param begin for courses the day on which the result was entered, for certificates and awards the day of issue
 */
public record Deed(
        String id,
        Kind kind,
        Provider provider,
        String what,
        String title,
        @Nullable Term term,
        LocalDate begin,
        @Nullable LocalDate end) {

    /** The kinds, named as in the truth's files. */
    public enum Kind {
        COURSE,
        CERTIFICATE,
        TRAINING,
        INTERNSHIP,
        WORK,
        AWARD
    }

    /** The same deed as a sender words it. */
    public Deed titled(String other) {
        return new Deed(id, kind, provider, what, other, term, begin, end);
    }
}
