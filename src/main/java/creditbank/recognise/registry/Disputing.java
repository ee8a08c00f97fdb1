package creditbank.recognise.registry;

import creditbank.recognise.account.Portfolios;
import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Disputes a record. */
public final class Disputing {
    private Disputing() {}

    /**
     * Takes a record out of conversion and redeeming until a panel has decided.
     *
     * @return the act, whose number is the case's
     */
    public static long open(Desk desk, long record, String reason) throws SQLException, IOException {
        long learner = Portfolios.holder(desk.connection(), record).orElse(0);
        if (learner == 0) {
            OptionalLong now = Portfolios.now(desk.connection(), record);
            throw new IllegalArgumentException("there is no live record " + record
                    + (now.isPresent() ? "; record " + now.getAsLong() + " has its achievement now" : ""));
        }
        for (PanelCase dispute : PanelCases.ofRecord(desk.connection(), record)) {
            if (dispute.isOpen()) {
                throw new IllegalArgumentException("record " + record + " is disputed already, in case " + dispute.act()
                        + ", which no panel has decided");
            }
        }
        var body = desk.body(ActType.DISPUTED, learner).number("record", record).text("reason", desk.reason(reason));
        long act = desk.add(new ActDraft(learner, ActType.DISPUTED, 0, record, (short) 0, desk.by(), body::of));
        PanelCases.open(desk.connection(), desk.batch(), act, learner, record, (short) 0);
        return act;
    }
}
