package creditbank.normalise.erased;

import creditbank.normalise.IdentityFacts;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Staging;
import creditbank.vault.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The store of keyed hashes by which erased learners are told: by an exclusive document whoever sends it; by name, birth date and number, or by exactly the same facts, from the
 * same sender. Without it a sender that still lists somebody would undo the erasure the night after. Whom a sender names otherwise is a new learner.
 */
public final class ErasedIdentities {
    private final Set<UUID> tokens = new HashSet<>();
    private final String source;
    private final Vault vault;

    /** Those known now, for the rows of a source. */
    public ErasedIdentities(Connection connection, String source, Vault vault) throws SQLException {
        this.source = source;
        this.vault = vault;
        try (PreparedStatement select = connection.prepareStatement("select token from erased_identity");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tokens.add(row.getObject(1, UUID.class));
            }
        }
    }

    /** Whether a claim names somebody who was erased; one that only takes itself back names nobody. */
    public boolean names(NormalClaim claim) {
        if (tokens.isEmpty() || claim.withdraw()) {
            return false;
        }
        IdentityFacts facts = claim.identity();
        UUID document = facts.document().token();
        if (tokens.contains(facts.key()) || (document != null && tokens.contains(document))) {
            return true;
        }
        UUID name = Staging.nameKey(vault, source, facts);
        return name != null && tokens.contains(name);
    }
}
