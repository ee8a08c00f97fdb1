package creditbank.recognise.registry;

import creditbank.recognise.account.Portfolio;
import creditbank.recognise.act.ActBody;
import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.Certificate;
import creditbank.recognise.act.Certificates;
import creditbank.recognise.act.Item;
import creditbank.recognise.act.KeptProgrammes;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.recognise.act.Redemptions;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.ProgrammeFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges an application for the certificate of a programme. */
public final class Applying {
    private Applying() {}

    /**
     * Judges it: a certificate where the programme is fulfilled, an application that waits for a panel where the programme wants one, a refusal with reasons else.
     *
     * @return the act
     */
    public static long apply(Desk desk, long learner, ProgrammeFile file) throws SQLException, IOException {
        Portfolio portfolio = desk.portfolio(learner);
        desk.requireInForce(file);
        requireNone(portfolio, file);
        short programme = KeptProgrammes.keep(desk.connection(), desk.batch(), file);
        Allotment allotment = portfolio.judge(file.programme(), desk.day());
        if (!allotment.fulfilled()) {
            return decline(desk, portfolio, file, programme, 0, reasons(allotment));
        }
        if (!file.programme().panel()) {
            return certify(desk, portfolio, file, programme, 0, allotment);
        }
        requireNoneOpen(desk, portfolio, file);
        ActBody body = desk.body(ActType.FILED, portfolio.learnerId()).programme(file);
        long act = desk.add(new ActDraft(portfolio.learnerId(), ActType.FILED, 0, 0, programme, desk.by(), body::of));
        PanelCases.open(desk.connection(), desk.batch(), act, portfolio.learnerId(), 0, programme);
        return act;
    }

    /**
     * Ends an application that a panel has granted; it is judged anew, for its records may have changed.
     *
     * @return the act that ends it
     */
    static long granted(Desk desk, PanelCase application, ProgrammeFile file) throws SQLException, IOException {
        Portfolio portfolio = desk.portfolio(application.learnerId());
        requireNone(portfolio, file);
        short programme = KeptProgrammes.keep(desk.connection(), desk.batch(), file);
        Allotment allotment = portfolio.judge(file.programme(), desk.day());
        return allotment.fulfilled()
                ? certify(desk, portfolio, file, programme, application.act(), allotment)
                : decline(desk, portfolio, file, programme, application.act(), reasons(allotment));
    }

    /** Ends an application that a panel has refused. */
    static long refused(Desk desk, PanelCase application, ProgrammeFile file, String reason)
            throws SQLException, IOException {
        short programme = KeptProgrammes.keep(desk.connection(), desk.batch(), file);
        return decline(
                desk,
                desk.portfolio(application.learnerId()),
                file,
                programme,
                application.act(),
                List.of("the panel: " + reason));
    }

    private static void requireNone(Portfolio portfolio, ProgrammeFile file) {
        for (Certificate certificate : portfolio.certificates()) {
            if (certificate.programme().equals(file.name().id())) {
                throw new IllegalArgumentException("learner " + portfolio.learnerId()
                        + " has a certificate of " + certificate.programme() + " already, " + certificate.number()
                        + " by act " + certificate.act());
            }
        }
    }

    private static void requireNoneOpen(Desk desk, Portfolio portfolio, ProgrammeFile file) throws SQLException {
        for (PanelCase open : PanelCases.applications(desk.connection(), portfolio.learnerId())) {
            if (open.programme().matches(Pattern.quote(file.name().id()) + "-\\d+")) {
                throw new IllegalArgumentException("learner " + portfolio.learnerId()
                        + " has applied for it already; application " + open.act() + " waits for a panel");
            }
        }
    }

    private static List<String> reasons(Allotment allotment) {
        List<String> reasons = new ArrayList<>();
        allotment.parts().stream()
                .filter(part -> part.missing() > 0)
                .forEach(part -> reasons.add("part " + part.part() + " lacks " + decimal(part.missing()) + " credits"));
        long ofParts =
                allotment.parts().stream().mapToLong(Allotment.PartSum::missing).sum();
        if (allotment.missing() > ofParts) {
            reasons.add("the sum lacks " + decimal(allotment.missing() - ofParts) + " credits of any part");
        }
        return reasons;
    }

    private static long decline(
            Desk desk, Portfolio portfolio, ProgrammeFile file, short programme, long about, List<String> reasons)
            throws SQLException, IOException {
        long missing = portfolio.judge(file.programme(), desk.day()).missing();
        ActBody body = desk.body(ActType.DECLINED, portfolio.learnerId())
                .number("about", about)
                .programme(file)
                .credits("missing", missing)
                .texts("reasons", reasons);
        return desk.add(
                new ActDraft(portfolio.learnerId(), ActType.DECLINED, about, 0, programme, desk.by(), body::of));
    }

    private static long certify(
            Desk desk, Portfolio portfolio, ProgrammeFile file, short programme, long about, Allotment allotment)
            throws SQLException, IOException {
        List<Item> items = Redeeming.items(portfolio, allotment, Set.of());
        int level = file.programme().level();
        var known = desk.institutions().framework().levels().get(level);
        ActBody body = desk.body(ActType.CERTIFIED, portfolio.learnerId())
                .number("about", about)
                .programme(file)
                .number("level", level)
                .number("eqf", known == null ? 0 : known.eqf())
                .items(items);
        long act = desk.add(new ActDraft(
                portfolio.learnerId(),
                ActType.CERTIFIED,
                about,
                0,
                programme,
                desk.by(),
                number -> body.text("certificate", number(desk, number)).of(number)));
        Redemptions.add(desk.connection(), desk.batch(), act, items);
        Certificate certificate =
                new Certificate(act, file.name().id(), file.name().version(), number(desk, act));
        Certificates.add(desk.connection(), desk.batch(), portfolio.learnerId(), programme, certificate);
        return act;
    }

    private static String number(Desk desk, long act) {
        return "CB" + desk.day().getYear() + "-" + act;
    }

    private static String decimal(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
