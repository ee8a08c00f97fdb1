package creditbank.recognise.registry;

import creditbank.recognise.account.Held;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.Acts;
import creditbank.recognise.act.Certificate;
import creditbank.recognise.act.Certificates;
import creditbank.recognise.act.Item;
import creditbank.recognise.act.KeptProgrammes;
import creditbank.recognise.act.Redemption;
import creditbank.recognise.act.Redemptions;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.ProgrammeFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Spends credits for a programme, once, and takes that back. */
public final class Redeeming {
    private Redeeming() {}

    /**
     * Spends what counts for a programme.
     *
     * @param only the records that may be spent; empty for all that are free
     * @return the act
     */
    public static long redeem(Desk desk, long learner, ProgrammeFile file, Set<Long> only)
            throws SQLException, IOException {
        desk.requireInForce(file);
        Portfolio portfolio = desk.portfolio(learner);
        for (long record : only) {
            requireFree(desk, portfolio, record);
        }
        Allotment allotment = portfolio.judge(file.programme(), desk.day(), only);
        List<Item> items = items(portfolio, allotment);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("learner " + portfolio.learnerId() + " has no free credits that "
                    + file.name() + " takes; 'account " + portfolio.learnerId() + " --programme "
                    + file.name().id() + "' shows what was redeemed and what is missing");
        }
        for (long record : only) {
            if (items.stream().noneMatch(item -> item.recordId() == record)) {
                throw new IllegalArgumentException(
                        "record " + record + " counts for no part of " + file.name() + " beside what counts already");
            }
        }
        short programme = KeptProgrammes.keep(desk.connection(), desk.batch(), file);
        var body = desk.body(ActType.REDEEMED, portfolio.learnerId())
                .programme(file)
                .items(items);
        long act =
                desk.add(new ActDraft(portfolio.learnerId(), ActType.REDEEMED, 0, 0, programme, desk.by(), body::of));
        Redemptions.add(desk.connection(), desk.batch(), act, items);
        return act;
    }

    /** What an allotment takes of records that are not redeemed yet. */
    static List<Item> items(Portfolio portfolio, Allotment allotment) {
        List<Item> items = new ArrayList<>();
        for (Held one : portfolio.held()) {
            List<Allotment.Share> shares = allotment.shares().stream()
                    .filter(share -> share.recordId() == one.recordId())
                    .toList();
            if (one.redemption() == null && !shares.isEmpty()) {
                items.add(new Item(
                        one.recordId(),
                        one.standing().version(),
                        one.standing().edition(),
                        one.worth().credits(),
                        shares));
            }
        }
        return items;
    }

    private static void requireFree(Desk desk, Portfolio portfolio, long record) {
        Held held = portfolio
                .record(record)
                .orElseThrow(() -> new IllegalArgumentException(
                        "learner " + portfolio.learnerId() + " has no live record " + record));
        Redemption redemption = held.redemption();
        String why = switch (held.place(desk.day())) {
            case REDEEMED ->
                "was redeemed already, for "
                        + (redemption == null ? "" : redemption.programme() + " by act " + redemption.act());
            case DISPUTED -> "is disputed and cannot be redeemed until a panel has decided";
            case WITHDRAWN -> "counts no more, as a panel has decided";
            case EXPIRED -> "expired on " + held.worth().expires();
            case FREE ->
                held.worth().credits() == 0
                        ? "has no credits"
                        : held.worth().redeemable() ? "" : "is converted by a rule whose credits cannot be redeemed";
        };
        if (!why.isEmpty()) {
            throw new IllegalArgumentException("record " + record + " " + why);
        }
    }

    /**
     * Takes back a redemption, or a certificate with its redemption.
     *
     * @return the act that takes it back
     */
    public static long cancel(Desk desk, long act, String reason) throws SQLException, IOException {
        Act before = Acts.find(desk.connection(), act)
                .orElseThrow(() -> new IllegalArgumentException("there is no act " + act));
        if (before.type() != ActType.REDEEMED && before.type() != ActType.CERTIFIED) {
            throw new IllegalArgumentException(
                    "act " + act + " is '" + before.type().text() + "', expected one that redeemed or certified");
        }
        Optional<Act> cancelled = Acts.history(desk.connection(), act).stream()
                .filter(other -> other.type() == ActType.CANCELLED && other.about() == act)
                .findFirst();
        if (cancelled.isPresent()) {
            throw new IllegalArgumentException("act " + act + " was taken back already, by act "
                    + cancelled.get().id() + " on " + cancelled.get().day());
        }
        if (before.type() == ActType.REDEEMED) {
            requireNoCertificate(desk, before);
        }
        var body = desk.body(ActType.CANCELLED, before.learnerId())
                .number("about", act)
                .text("reason", desk.reason(reason));
        long by = desk.add(new ActDraft(before.learnerId(), ActType.CANCELLED, act, 0, (short) 0, desk.by(), body::of));
        Redemptions.cancel(desk.connection(), desk.batch(), act, by);
        Certificates.cancel(desk.connection(), desk.batch(), act, by);
        return by;
    }

    /** What a certificate rests on cannot be taken from under it. */
    private static void requireNoCertificate(Desk desk, Act act) throws SQLException {
        Portfolio portfolio = desk.portfolio(act.learnerId());
        for (Redemption redemption : portfolio.redemptions()) {
            for (Certificate certificate : portfolio.certificates()) {
                if (redemption.act() == act.id() && certificate.programme().equals(redemption.programme())) {
                    throw new IllegalArgumentException("the certificate " + certificate.number() + " rests on act "
                            + act.id() + "; take that back first, act " + certificate.act());
                }
            }
        }
    }
}
