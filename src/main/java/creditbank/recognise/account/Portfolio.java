package creditbank.recognise.account;

import creditbank.recognise.account.Held.Place;
import creditbank.recognise.account.Notice.Code;
import creditbank.recognise.account.Worth.Ruled;
import creditbank.recognise.act.Certificate;
import creditbank.recognise.act.Redemption;
import creditbank.recognise.framework.Placement;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.Assignment;
import creditbank.recognise.programme.Holding;
import creditbank.recognise.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a learner's account follows from.
 *
 * @param learnerId the learner who stands for whoever was asked for
 * @param held the live records, by their numbers
 * @param redemptions that stand and were his, or rest on a record of his
 */
public record Portfolio(long learnerId, List<Held> held, List<Redemption> redemptions, List<Certificate> certificates) {
    public Portfolio {
        held = List.copyOf(held);
        redemptions = List.copyOf(redemptions);
        certificates = List.copyOf(certificates);
    }

    /** A live record of the learner. */
    public Optional<Held> record(long recordId) {
        return held.stream().filter(one -> one.recordId() == recordId).findFirst();
    }

    /** The account on a day. */
    public Account account(LocalDate day) {
        Map<String, Entry> entries = new TreeMap<>();
        Ceilings ceilings = new Ceilings();
        long forfeited = 0;
        for (Held one : held) {
            Sums sums = sums(one, day);
            Entry entry =
                    new Entry(one.traits().kind(), one.standing().achieved().level(), one.placement(), 1, sums);
            entries.merge(entry.kind() + " " + entry.level(), entry, Entry::plus);
            ceilings.add(
                    one.worth(),
                    sums.redeemed(),
                    one.place(day) == Place.FREE ? one.worth().credits() : 0);
            if (one.place(day) == Place.REDEEMED) {
                forfeited += Math.max(0, one.worth().credits() - sums.redeemed());
            }
        }
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparing(Entry::kind).thenComparing(Entry::level));
        return new Account(learnerId, day, sorted, ceilings.above(), forfeited, notices());
    }

    private static Sums sums(Held one, LocalDate day) {
        int worth = one.worth().credits();
        Redemption redemption = one.redemption();
        return switch (one.place(day)) {
            case FREE -> one.worth().earned() ? new Sums(worth, 0, 0, 0, 0) : new Sums(0, worth, 0, 0, 0);
            case REDEEMED -> new Sums(0, 0, redemption == null ? 0 : redemption.credits(), 0, 0);
            case EXPIRED -> new Sums(0, 0, 0, worth, 0);
            case DISPUTED -> new Sums(0, 0, 0, 0, worth);
            case WITHDRAWN -> Sums.NOTHING;
        };
    }

    /** What of the free records, and of those that were redeemed for the programme, counts for which of its parts on a day. */
    public Allotment judge(Programme programme, LocalDate day) {
        Ceilings ceilings = new Ceilings();
        List<Held> candidates = new ArrayList<>();
        for (Held one : held) {
            boolean counts = counts(one, programme, day);
            Redemption redemption = one.redemption();
            ceilings.add(one.worth(), counts || redemption == null ? 0 : redemption.credits(), 0);
            if (counts) {
                candidates.add(one);
            }
        }
        return Assignment.of(
                programme,
                candidates.stream().map(one -> holding(one, ceilings)).toList());
    }

    private boolean counts(Held one, Programme programme, LocalDate day) {
        Redemption redemption = one.redemption();
        if (one.worth().credits() == 0 || one.worth().ruled() == Ruled.DISPUTED) {
            return false;
        }
        return redemption == null
                ? one.place(day) == Place.FREE && one.worth().redeemable()
                : redemption.owner() == learnerId
                        && redemption.programme().equals(programme.name().id());
    }

    /** What was redeemed for the programme already is taken first. */
    private static Holding holding(Held one, Ceilings ceilings) {
        return new Holding(
                one.recordId(),
                one.key(),
                one.traits(),
                one.worth().credits(),
                one.worth().rule(),
                ceilings.left(one.worth().rule()),
                one.standing().achieved().day(),
                one.redemption() == null ? one.worth().expires() : LocalDate.MIN);
    }

    /** What redemptions and certificates no longer rest on, and which records have no level. */
    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        Map<Long, Held> byId = new HashMap<>();
        held.forEach(one -> byId.put(one.recordId(), one));
        Set<Long> rested = new HashSet<>();
        for (Redemption redemption : redemptions) {
            Held now = byId.get(redemption.now());
            boolean again = now != null && !rested.add(now.recordId());
            notice(redemption, now, again).ifPresent(notices::add);
        }
        Set<String> programmes = new HashSet<>();
        certificates.stream()
                .filter(certificate -> !programmes.add(certificate.programme()))
                .forEach(certificate -> notices.add(new Notice(Code.CERTIFICATE_TWICE, certificate.act(), 0, 0)));
        for (Held one : held) {
            if (one.placement().level() == null) {
                boolean unknown = one.placement().code().equals(Placement.UNKNOWN);
                notices.add(new Notice(unknown ? Code.LEVEL_UNKNOWN : Code.LEVEL_UNSTATED, 0, one.recordId(), 0));
            }
        }
        return notices;
    }

    private Optional<Notice> notice(Redemption redemption, @org.jspecify.annotations.Nullable Held now, boolean again) {
        int spent = redemption.credits();
        if (redemption.owner() != learnerId) {
            return now == null ? Optional.empty() : of(Code.REDEEMED_BY_OTHER, redemption, 0);
        }
        if (now == null) {
            return of(redemption.now() == 0 ? Code.REDEEMED_WITHDRAWN : Code.REDEEMED_MOVED, redemption, spent);
        }
        if (again) {
            return of(Code.REDEEMED_TWICE, redemption, spent);
        }
        if (now.worth().ruled() == Ruled.DISPUTED) {
            return of(Code.REDEEMED_DISPUTED, redemption, 0);
        }
        int lost = spent - now.worth().credits();
        return lost <= 0
                ? Optional.empty()
                : of(now.worth().credits() == 0 ? Code.REDEEMED_WITHDRAWN : Code.REDEEMED_LESS, redemption, lost);
    }

    private static Optional<Notice> of(Code code, Redemption redemption, long credits) {
        return Optional.of(new Notice(code, redemption.act(), redemption.recordId(), credits));
    }
}
