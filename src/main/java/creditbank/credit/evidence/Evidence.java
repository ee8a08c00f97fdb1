package creditbank.credit.evidence;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Choice;
import creditbank.credit.content.Content;
import creditbank.credit.correct.Standing;
import creditbank.credit.counting.Ranking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record and what stands behind it.
 *
 * @param content what the current version shows
 * @param choices which claim gave which facet, none where the record has no live claims
 * @param claims the live claims behind it, the most believed first
 * @param versions all, oldest first
 * @param names other keys under which its claims came, also such as were parted again
 * @param doubts records that may be the same achievement
 * @param corrections what people corrected, oldest first
 */
public record Evidence(
        Head head,
        Content content,
        List<Choice> choices,
        List<Behind> claims,
        List<Version> versions,
        List<OtherName> names,
        List<Doubtful> doubts,
        List<Standing> corrections) {
    public Evidence {
        choices = List.copyOf(choices);
        claims = List.copyOf(claims);
        versions = List.copyOf(versions);
        names = List.copyOf(names);
        doubts = List.copyOf(doubts);
        corrections = List.copyOf(corrections);
    }

    /**
     * Which record.
     *
     * @param learnerId the learner now, whoever it was before learners merged
     * @param learner the learner's names, masked
     * @param live false where every claim was withdrawn or the record moved into another
     */
    public record Head(long recordId, long learnerId, String learner, int version, boolean live) {}

    /** The attempts at a course; the one that counts is the content's result. */
    public List<Attempt> attempts() {
        return content.attempts().isEmpty() ? List.of(content.result()) : content.attempts();
    }

    /** The number that an attempt's level, letter or grade points stand for; null where no scale table of its source holds. */
    public @Nullable Derivation derivation(Attempt attempt) {
        return Derivation.of(attempt, claims);
    }

    /** How rankings count a course. */
    public Ranking ranking() {
        return Ranking.of(attempts(), attempt -> Derivation.value(attempt, claims));
    }

    /**
     * A pair in doubt.
     *
     * @param claim a live claim of this record's side
     * @param otherClaim a live claim of the other record's side
     * @param likeness how the two compare, in words
     */
    public record Doubtful(long recordId, String title, long claim, long otherClaim, String likeness) {}

    /**
     * A key that stood or stands under the record's.
     *
     * @param recordId the record that this key made by itself, 0 if it never did
     * @param until the batch that parted it, 0 where it stands
     */
    public record OtherName(String key, long recordId, long from, long until) {}
}
