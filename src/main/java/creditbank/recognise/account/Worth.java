package creditbank.recognise.account;

import creditbank.outcome.Kind;
import creditbank.outcome.Status;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Ruling.Converted;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record is worth, whether or not that is free.
 *
 * @param credits hundredths
 * @param earned stated for a passed course, not converted
 * @param by the conversion, null where there is none
 * @param ruled how panels have ruled
 */
public record Worth(int credits, boolean earned, @Nullable Converted by, Ruled ruled) {

    /** What disputes have come to. */
    public enum Ruled {
        /** Nothing, or they were rejected. */
        NOTHING,
        /** One is open. */
        DISPUTED,
        WITHDRAWN,
        REVALUED
    }

    /**
     * The worth of a record.
     *
     * @param disputes of it, oldest first
     */
    static Worth of(Achieved achieved, @Nullable Converted now, List<PanelCase> disputes) {
        int credits = now != null ? now.credits() : earned(achieved);
        Ruled ruled = Ruled.NOTHING;
        boolean open = false;
        for (PanelCase dispute : disputes) {
            open |= dispute.isOpen();
            if (dispute.outcome() == Outcome.WITHDRAWN) {
                ruled = Ruled.WITHDRAWN;
                credits = 0;
            } else if (dispute.outcome() == Outcome.REVALUED) {
                ruled = Ruled.REVALUED;
                credits = dispute.credits();
            }
        }
        return new Worth(credits, now == null && achieved.kind() == Kind.COURSE, now, open ? Ruled.DISPUTED : ruled);
    }

    private static int earned(Achieved achieved) {
        Integer stated = achieved.amount().credits();
        boolean passed = achieved.status() == Status.PASSED || achieved.status() == Status.EXEMPT;
        return achieved.kind() == Kind.COURSE && passed && stated != null ? stated : 0;
    }

    /** The rule whose ceiling holds, empty where none does. */
    public String rule() {
        return by == null ? "" : by.by().name().id();
    }

    /** Whether it may ever be redeemed. */
    public boolean redeemable() {
        return by == null || by.by().rule().limits().redeem() == Limits.Redeem.ONCE;
    }

    /** The first day on which it can be redeemed no more, null where there is none. */
    public @Nullable LocalDate expires() {
        return by == null ? null : by.by().rule().limits().expires(by.day());
    }
}
