package creditbank.credit;

import creditbank.finding.Place;
import creditbank.normalise.Achievement;
import creditbank.normalise.IdentityFacts;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Result;
import creditbank.normalise.Secret;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.Gender;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import creditbank.outcome.Term;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim for a test, made step by step; each step gives a new one. */
public record Row(String key, boolean withdraw, IdentityFacts identity, Achievement achievement, Result result) {
    private static final Result NONE = new Result(Score.NONE, AttemptKind.NORMAL, null, null, null, "", null);

    /** A passed course of a learner with a document. */
    public static Row course(String key, String document, String code) {
        Achievement achievement =
                new Achievement(Kind.COURSE, "4111010001", code, "Course " + code, new Term(2023, 2), null, null, "");
        return new Row(key, false, facts("", "Zhang San", "2001-03-05", document), achievement, NONE)
                .score(8500, AttemptKind.NORMAL, Status.PASSED);
    }

    /** A training with a begin of a learner with a document. */
    public static Row training(String key, String document, String title, PartialDate begin) {
        Achievement achievement =
                new Achievement(Kind.TRAINING, "91110000MA01ABCD1X", "", title, null, begin, null, "");
        return new Row(key, false, facts("", "Zhang San", "2001-03-05", document), achievement, NONE);
    }

    /** Any achievement of a learner with a document. */
    public static Row of(String key, String document, Achievement achievement) {
        return new Row(key, false, facts("", "Zhang San", "2001-03-05", document), achievement, NONE);
    }

    /** A row that takes a claim back. */
    public static Row takeBack(String key) {
        Row row = course(key, "", "");
        return new Row(key, true, row.identity, row.achievement, NONE);
    }

    /** The same with another learner; empty texts are unknown. */
    public Row learner(String number, String name, String birth, String document) {
        return new Row(key, withdraw, facts(number, name, birth, document), achievement, result);
    }

    /** The same with another score. */
    public Row score(int hundredths, AttemptKind attempt, Status status) {
        Score score = new Score(Integer.toString(hundredths / 100), Scale.HUNDRED, hundredths);
        return result(new Result(score, attempt, status, new Credits(250), null, "", result.on()));
    }

    /** The same with another result. */
    public Row result(Result other) {
        return new Row(key, withdraw, identity, achievement, other);
    }

    /** The same with hours. */
    public Row hours(int hundredths) {
        return result(new Result(
                result.score(),
                result.attempt(),
                result.status(),
                result.credits(),
                new Hours(hundredths),
                result.level(),
                result.on()));
    }

    /** The same with the day of the result. */
    public Row on(LocalDate day) {
        return result(new Result(
                result.score(),
                result.attempt(),
                result.status(),
                result.credits(),
                result.hours(),
                result.level(),
                PartialDate.day(day)));
    }

    /** The same with another end. */
    public Row end(PartialDate end) {
        return achievement(new Achievement(
                achievement.kind(),
                achievement.provider(),
                achievement.code(),
                achievement.title(),
                achievement.term(),
                achievement.begin(),
                end,
                achievement.number()));
    }

    /** The same with another title. */
    public Row title(String title) {
        return achievement(new Achievement(
                achievement.kind(),
                achievement.provider(),
                achievement.code(),
                title,
                achievement.term(),
                achievement.begin(),
                achievement.end(),
                achievement.number()));
    }

    /** The same of another kind. */
    public Row kind(Kind kind) {
        return achievement(new Achievement(
                kind,
                achievement.provider(),
                achievement.code(),
                achievement.title(),
                achievement.term(),
                achievement.begin(),
                achievement.end(),
                achievement.number()));
    }

    /** The same with the level that a source sent. */
    public Row level(String level) {
        return result(new Result(
                result.score(),
                result.attempt(),
                result.status(),
                result.credits(),
                result.hours(),
                level,
                result.on()));
    }

    private Row achievement(Achievement other) {
        return new Row(key, withdraw, identity, other, result);
    }

    /** The claim as its place in a delivery makes it. */
    public NormalClaim at(long ordinal) {
        String says = identity.key() + "|" + achievement + "|" + result;
        return new NormalClaim(
                ordinal,
                new Place("rows.csv", ordinal + 1),
                uuid(key),
                withdraw,
                uuid(withdraw ? "withdraw" : says),
                identity,
                achievement,
                result);
    }

    /** A key as a test writes it. */
    public static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static IdentityFacts facts(String number, String name, String birth, String document) {
        @Nullable PartialDate day = birth.isEmpty() ? null : new PartialDate(LocalDate.parse(birth), Precision.DAY);
        Secret secret = document.isEmpty() ? Secret.NONE : new Secret(document, uuid("document " + document));
        return new IdentityFacts(
                uuid(String.join("|", number, name, birth, document)),
                number,
                name,
                name.toLowerCase(Locale.ROOT),
                day,
                Gender.UNKNOWN,
                secret,
                Secret.NONE);
    }
}
