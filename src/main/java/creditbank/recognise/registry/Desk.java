package creditbank.recognise.registry;

import creditbank.batch.BatchHandle;
import creditbank.outcome.GivenReason;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.account.Portfolios;
import creditbank.recognise.act.ActBody;
import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.Acts;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.vault.Vault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Where an act is done: in a transaction that has the bank.
 *
 * @param by who does it
 */
public record Desk(
        Connection connection, BatchHandle batch, Vault vault, Institutions institutions, LocalDate day, String by) {

    Portfolio portfolio(long learner) throws SQLException {
        return Portfolios.of(connection, learner, institutions.framework())
                .orElseThrow(() -> new IllegalArgumentException("there is no learner " + learner));
    }

    /** Refuses a programme that is not in force. */
    void requireInForce(ProgrammeFile file) {
        if (!file.programme().validity().holds(day)) {
            throw new IllegalArgumentException("the programme " + file.name() + " is in force "
                    + file.programme().validity() + ", not on " + day);
        }
    }

    ActBody body(ActType type, long learner) {
        return new ActBody(type, day.toString(), learner);
    }

    /** A reason that somebody gives, once it was looked at. */
    String reason(String text) {
        return GivenReason.checked(text);
    }

    long add(ActDraft draft) throws SQLException, IOException {
        return Acts.add(connection, batch, vault.recordKeys(), draft);
    }
}
