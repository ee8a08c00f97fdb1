package creditbank.normalise;

import com.ibm.icu.util.VersionInfo;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.map.scale.Scales;
import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.TextRule;
import creditbank.normalise.rule.achievement.What;
import creditbank.normalise.rule.person.Document;
import creditbank.normalise.rule.person.Person;
import creditbank.normalise.rule.result.AttemptRule;
import creditbank.normalise.rule.result.CreditsRule;
import creditbank.normalise.rule.result.Derived;
import creditbank.normalise.rule.result.HoursRule;
import creditbank.normalise.rule.result.Outcome;
import creditbank.normalise.rule.result.ProportionRule;
import creditbank.normalise.rule.result.ScaleTableRule;
import creditbank.normalise.text.Fold;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import creditbank.outcome.Hours;
import creditbank.outcome.PartialDate;
import creditbank.vault.Vault;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies every rule to a claim. Pure but for the vault's keys, and thread-safe.
 *
 * <p>All findings of a claim are told, not only the first. A row that takes back needs nothing but its key: its other values are kept where they are good, and
 * nothing is found wrong with them.
 */
public final class Normaliser {
    /** The edition of the rules; whoever changes what a rule gives for any text raises it. */
    private static final String EDITION = "creditbank normalise 2, ICU " + VersionInfo.ICU_VERSION;

    /** What batches keep to tell under which rules they were read: the SHA-256 of the edition of the rules and of ICU, in hex. */
    public static final String DIGEST = HexFormat.of().formatHex(Digests.sha256(EDITION));

    private final Vault vault;

    public Normaliser(Vault vault) {
        this.vault = vault;
    }

    /** The same for a sender that has no scale tables. */
    public Verdict<NormalClaim> apply(Claim claim) {
        return apply(claim, Scales.NONE);
    }

    /**
     * The claim in the vocabulary's values with warnings, or the reasons why not.
     *
     * @param scales the sender's
     */
    public Verdict<NormalClaim> apply(Claim claim, Scales scales) {
        Row row = new Row(claim);
        TextRule.check(row);
        Person person = Person.of(row);
        What what = What.of(row, person.birthDate());
        Result result = result(row, what.period().on());
        Derived derived = ScaleTableRule.of(row, result.score(), what.period(), scales);
        if (row.isRefused() && !claim.withdraw()) {
            return new Verdict.Refused<>(row.findings());
        }
        NormalClaim normal = normal(claim, identity(person), achievement(claim, what), result, derived);
        return new Verdict.Accepted<>(normal, claim.withdraw() ? List.of() : row.findings());
    }

    private static Result result(Row row, @Nullable PartialDate on) {
        AttemptKind attempt = AttemptRule.of(row);
        Outcome outcome = Outcome.of(row, attempt);
        Credits credits = CreditsRule.of(row);
        Hours hours = HoursRule.of(row, credits);
        ProportionRule.check(row, credits, hours);
        return new Result(outcome.score(), attempt, outcome.status(), credits, hours, row.textOrEmpty(Field.LEVEL), on);
    }

    private static Achievement achievement(Claim claim, What what) {
        return new Achievement(
                claim.kind(),
                what.provider(),
                what.code(),
                what.title(),
                what.period().term(),
                what.period().begin(),
                what.period().end(),
                what.number());
    }

    private NormalClaim normal(
            Claim claim, IdentityFacts identity, Achievement achievement, Result result, @Nullable Derived derived) {
        UUID content = vault.token("claim-content", content(identity, achievement, result, derived));
        return new NormalClaim(
                claim.ordinal(),
                claim.place(),
                NormalClaim.keyOf(claim.key()),
                claim.withdraw(),
                content,
                identity,
                achievement,
                result);
    }

    /** What was derived is part of it where there is something, so that another table makes the claim a changed one. */
    private static String content(IdentityFacts identity, Achievement what, Result result, @Nullable Derived derived) {
        Canonical content = new Canonical()
                .add(identity.key())
                .add(what.kind().code())
                .add(what.provider())
                .add(what.code())
                .add(what.title())
                .add(what.term())
                .add(what.begin())
                .add(what.end())
                .add(what.number())
                .add(result.score().text())
                .add(result.score().scale().code())
                .add(result.score().hundredths())
                .add(result.attempt().code())
                .add(result.status() == null ? null : result.status().code())
                .add(result.credits() == null ? null : result.credits().hundredths())
                .add(result.hours() == null ? null : result.hours().hundredths())
                .add(result.level())
                .add(result.on());
        return (derived == null ? content : content.add(derived.table()).add(derived.hundredths())).toString();
    }

    private IdentityFacts identity(Person person) {
        String facts = new Canonical()
                .add(person.number())
                .add(person.name())
                .add(person.birthDate())
                .add(person.gender().code())
                .add(person.document().type())
                .add(person.document().text())
                .add(person.phone())
                .toString();
        return new IdentityFacts(
                vault.token("identity", facts),
                person.number(),
                person.name(),
                Fold.name(person.name()),
                person.birthDate(),
                person.gender(),
                document(person.document()),
                secret("phone", person.phone(), person.normalPhone()));
    }

    private Secret document(Document document) {
        return secret("document:" + document.type(), document.text(), document.normal());
    }

    private Secret secret(String purpose, String text, @Nullable String normal) {
        return text.isEmpty() ? Secret.NONE : new Secret(text, normal == null ? null : vault.token(purpose, normal));
    }
}
