package creditbank.recognise.registry;

import creditbank.recognise.account.Held;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.account.Portfolios;
import creditbank.recognise.act.ActBody;
import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.recognise.act.PanelMembers;
import creditbank.recognise.panel.Conflicts;
import creditbank.recognise.panel.Conflicts.Concerned;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.PanelProblem;
import creditbank.recognise.panel.Sector;
import creditbank.recognise.programme.Allotment.Share;
import creditbank.recognise.programme.ProgrammeFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Seats panels and lets them decide. */
public final class Panelling {
    private Panelling() {}

    /**
     * What became of a panel that was proposed.
     *
     * @param problems why it was refused; nothing where it was seated
     */
    public record Seated(long act, List<PanelProblem> problems) {
        public Seated {
            problems = List.copyOf(problems);
        }
    }

    /** Seats a panel, or keeps that it was refused and why. */
    public static Seated seat(Desk desk, Panel panel) throws SQLException, IOException {
        PanelCase judged = open(desk, panel.caseId());
        Subject subject = subject(desk, judged);
        if (judged.seated() != 0 && conflicts(desk, judged, subject).isEmpty()) {
            throw new IllegalArgumentException(
                    "case " + judged.act() + " has a panel already, by act " + judged.seated());
        }
        List<PanelProblem> problems =
                new ArrayList<>(desk.institutions().panels().judge(panel, subject.level));
        problems.addAll(Conflicts.of(panel, concerned(desk, subject)));
        ActType type = problems.isEmpty() ? ActType.PANEL_SEATED : ActType.PANEL_REFUSED;
        ActBody body = desk.body(type, subject.learner)
                .number("about", judged.act())
                .number("level", subject.level)
                .text("method", panel.method().name().toLowerCase(Locale.ROOT))
                .text("rules", desk.institutions().panels().digest());
        for (Sector sector : Sector.values()) {
            body.number(sector.name().toLowerCase(Locale.ROOT), panel.of(sector));
        }
        if (!problems.isEmpty()) {
            body.texts(
                    "reasons",
                    problems.stream().map(PanelProblem::code).distinct().toList());
        }
        long act = desk.add(
                new ActDraft(subject.learner, type, judged.act(), judged.recordId(), (short) 0, desk.by(), body::of));
        if (problems.isEmpty()) {
            PanelCases.seat(desk.connection(), desk.batch(), judged.act(), act);
            PanelMembers.add(desk.connection(), desk.batch(), desk.vault(), act, panel);
        }
        return new Seated(act, problems);
    }

    /**
     * Ends a case.
     *
     * @param credits of a revalued record in hundredths, else null
     * @return the last act: the decision about a dispute, what an application ended in
     */
    public static long decide(Desk desk, long number, Outcome outcome, @Nullable Integer credits, String reason)
            throws SQLException, IOException {
        PanelCase judged = open(desk, number);
        check(judged, outcome, credits);
        Subject subject = subject(desk, judged);
        List<PanelProblem> conflicts = conflicts(desk, judged, subject);
        if (!conflicts.isEmpty()) {
            throw new IllegalArgumentException("the panel of case " + number + " can judge it no more: member "
                    + conflicts.getFirst().line() + ": " + conflicts.getFirst().code() + ": "
                    + conflicts.getFirst().message() + "; 'panel create' seats another one");
        }
        ActBody body = desk.body(ActType.DECIDED, subject.learner)
                .number("about", number)
                .text("outcome", outcome.text())
                .text("reason", desk.reason(reason));
        if (credits != null) {
            body.credits("credits", credits);
        }
        long act = desk.add(new ActDraft(
                subject.learner, ActType.DECIDED, number, judged.recordId(), (short) 0, desk.by(), body::of));
        PanelCases.decide(desk.connection(), desk.batch(), number, act, outcome, credits);
        ProgrammeFile file = subject.programme;
        if (file == null) {
            return act;
        }
        return outcome == Outcome.GRANTED
                ? Applying.granted(desk, judged, file)
                : Applying.refused(desk, judged, file, reason);
    }

    private static Concerned concerned(Desk desk, Subject subject) throws SQLException {
        return PanelMembers.concerned(desk.connection(), desk.vault(), subject.learner, subject.records);
    }

    /** Conflicts of the panel that sits, which may have come since it was seated: learners were merged, or another record counts. */
    private static List<PanelProblem> conflicts(Desk desk, PanelCase judged, Subject subject) throws SQLException {
        return Conflicts.interests(PanelMembers.of(desk.connection(), judged.seated()), concerned(desk, subject));
    }

    private static void check(PanelCase judged, Outcome outcome, @Nullable Integer credits) {
        String what = judged.isDispute() ? "a dispute" : "an application";
        if (judged.seated() == 0) {
            throw new IllegalArgumentException(
                    "case " + judged.act() + " has no panel yet; 'panel create' seats one, and then it can decide");
        }
        if (outcome.ofDispute() != judged.isDispute()) {
            throw new IllegalArgumentException("case " + judged.act() + " is " + what + ", which cannot end in '"
                    + outcome.text() + "'; expected "
                    + (judged.isDispute() ? "withdrawn, revalued or rejected" : "granted or refused"));
        }
        if ((outcome == Outcome.REVALUED) != (credits != null)) {
            throw new IllegalArgumentException(
                    outcome == Outcome.REVALUED
                            ? "the new value is missing, expected --credits"
                            : "--credits belongs to the outcome revalued alone");
        }
    }

    private static PanelCase open(Desk desk, long number) throws SQLException {
        PanelCase judged = PanelCases.find(desk.connection(), number)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no case " + number + "; a dispute or an application that waits for a panel is one"));
        Outcome outcome = judged.outcome();
        if (outcome != null) {
            throw new IllegalArgumentException("case " + number + " was decided already: " + outcome.text());
        }
        return judged;
    }

    private record Subject(
            long learner,
            int level,
            List<Long> records,
            @Nullable ProgrammeFile programme) {}

    /** Of a dispute the record, of an application the records that would be redeemed; the level is the record's, or the programme's. */
    private static Subject subject(Desk desk, PanelCase judged) throws SQLException {
        if (judged.isDispute()) {
            long record = judged.now() == 0 ? judged.recordId() : judged.now();
            Portfolio portfolio =
                    desk.portfolio(Portfolios.holder(desk.connection(), record).orElse(judged.learnerId()));
            int level = portfolio
                    .record(record)
                    .map(Held::placement)
                    .map(place -> place.number())
                    .orElse(0);
            return new Subject(portfolio.learnerId(), level, List.of(record), null);
        }
        Portfolio portfolio = desk.portfolio(judged.learnerId());
        ProgrammeFile file = desk.institutions().programmes().find(judged.programme(), desk.day());
        List<Long> records = portfolio.judge(file.programme(), desk.day()).shares().stream()
                .map(Share::recordId)
                .distinct()
                .toList();
        return new Subject(portfolio.learnerId(), file.programme().level(), records, file);
    }
}
