package creditbank.normalise;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.database.CopyWriter;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store of one batch's staged claims: its own logged tables {@code staging.claim_N}, {@code staging.identity_N} and {@code staging.mention_N}.
 *
 * <p>A chunk is written in the transaction that also notes how far the delivery has been read. A crash leaves whole chunks; the next execution of the run
 * goes on behind the last one with a new object of this class. An object whose transaction was rolled back is not used again: it remembers identities that
 * are no longer there.
 */
public final class Staging {
    private static final int MOST_REMEMBERED = 200_000;
    private static final String SECRET = "identity";
    private static final UUID NONE = new UUID(0, 0);
    private static final Result NO_RESULT = new Result(Score.NONE, AttemptKind.NORMAL, null, null, null, "", null);
    private static final Achievement NO_ACHIEVEMENT = new Achievement(Kind.COURSE, "", "", "", null, null, null, "");

    private static final String LEFT = """
            select b.batch_id from batch b where b.source_id = ? and b.state in ('sealed', 'empty', 'nothing-new', 'abandoned')
                and b.batch_id in (select substring(relname from '[0-9]+$')::bigint from pg_class
                    where relnamespace = 'staging'::regnamespace and relkind = 'r'
                        and relname ~ '^(claim|identity|mention)_[0-9]{1,18}$')""";

    private final BatchHandle batch;
    private final Vault vault;
    private final Set<UUID> written = new HashSet<>();

    public Staging(BatchHandle batch, Vault vault) {
        this.batch = batch;
        this.vault = vault;
    }

    /** Makes the tables, empty, also where an earlier beginning left some. */
    public void create(Connection connection) throws SQLException {
        Fence.check(connection, batch);
        drop(connection, batch.id());
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("claim", "identity", "mention")) {
                statement.execute("create table staging.%1$s_%2$d (like staging.%1$s)".formatted(table, batch.id()));
            }
        }
        written.clear();
    }

    /** Drops the tables of a batch; once it is credited, nothing reads them. */
    public static void drop(Connection connection, long batchId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staging.claim_%1$d, staging.identity_%1$d, staging.mention_%1$d"
                    .formatted(batchId));
        }
    }

    /**
     * Drops what batches of a source have left that are finished: their processes died between sealing and dropping, and nobody reruns a sealed run. To be
     * called by the holder of the source's lock.
     */
    public static void end(Connection connection, short sourceId) throws SQLException {
        List<Long> left = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LEFT)) {
            statement.setShort(1, sourceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    left.add(row.getLong(1));
                }
            }
        }
        for (long batch : left) {
            drop(connection, batch);
        }
    }

    /** Writes a chunk: its claims, and those of their identities that were not written lately. */
    public void write(Connection connection, List<NormalClaim> claims) throws SQLException {
        Fence.check(connection, batch);
        try (CopyWriter copy = CopyWriter.open(
                connection,
                "staging.claim_" + batch.id(),
                "claim_key",
                "content",
                "record_key",
                "identity_key",
                "ordinal",
                "line",
                "withdraw",
                "file",
                "kind",
                "provider",
                "code",
                "title",
                "term",
                "number",
                "begin_date",
                "begin_precision",
                "end_date",
                "end_precision",
                "result_date",
                "result_precision",
                "score_hundredths",
                "scale",
                "score",
                "attempt",
                "status",
                "credits",
                "hours",
                "level")) {
            for (NormalClaim claim : claims) {
                claim(copy.row(), claim);
            }
            copy.finish();
        }
        identities(connection, claims);
    }

    /** Notes the keys of refused rows: what the bank has under them is not missing from a full delivery. */
    public void mention(Connection connection, Collection<UUID> keys) throws SQLException {
        Fence.check(connection, batch);
        try (CopyWriter copy = CopyWriter.open(connection, "staging.mention_" + batch.id(), "claim_key")) {
            for (UUID key : keys) {
                copy.row().uuid(key);
            }
            copy.finish();
        }
    }

    private static void claim(CopyWriter row, NormalClaim claim) {
        boolean withdraw = claim.withdraw();
        row.uuid(claim.key())
                .uuid(claim.content())
                .uuid(withdraw ? NONE : claim.achievement().recordKey())
                .uuid(withdraw ? null : claim.identity().key())
                .bigint(claim.ordinal())
                .bigint(claim.place().line())
                .bool(withdraw)
                .text(claim.place().file());
        achievement(row, withdraw ? NO_ACHIEVEMENT : claim.achievement());
        result(row, withdraw ? NO_RESULT : claim.result());
    }

    private static void achievement(CopyWriter row, Achievement achievement) {
        row.smallint(achievement.kind().code())
                .text(achievement.provider())
                .text(achievement.code())
                .text(achievement.title())
                .text(achievement.term() == null ? "" : achievement.term().toString())
                .text(achievement.number());
        date(row, achievement.begin());
        date(row, achievement.end());
    }

    private static void result(CopyWriter row, Result result) {
        Status status = result.status();
        Credits credits = result.credits();
        Hours hours = result.hours();
        date(row, result.on());
        row.integer(result.score().hundredths())
                .smallint(result.score().scale().code())
                .text(result.score().text())
                .smallint(result.attempt().code())
                .smallint(status == null ? null : status.code())
                .integer(credits == null ? null : credits.hundredths())
                .integer(hours == null ? null : hours.hundredths())
                .text(result.level());
    }

    private static void date(CopyWriter row, @Nullable PartialDate date) {
        row.date(date == null ? null : date.first())
                .smallint(date == null ? null : date.precision().code());
    }

    private void identities(Connection connection, List<NormalClaim> claims) throws SQLException {
        if (written.size() > MOST_REMEMBERED) {
            written.clear();
        }
        try (CopyWriter copy = CopyWriter.open(
                connection,
                "staging.identity_" + batch.id(),
                "identity_key",
                "document_token",
                "name_key",
                "phone_token",
                "birth_date",
                "birth_precision",
                "gender",
                "number",
                "name",
                "folded_name",
                "document",
                "phone")) {
            for (NormalClaim claim : claims) {
                if (!claim.withdraw() && written.add(claim.identity().key())) {
                    identity(copy.row(), claim.identity());
                }
            }
            copy.finish();
        }
    }

    private void identity(CopyWriter row, IdentityFacts facts) {
        row.uuid(facts.key())
                .uuid(facts.document().token())
                .uuid(nameKey(vault, batch.source(), facts))
                .uuid(facts.phone().token());
        date(row, facts.birthDate());
        row.smallint(facts.gender().code())
                .text(facts.number())
                .text(facts.name())
                .text(facts.foldedName())
                .bytes(sealed(facts.document()))
                .bytes(sealed(facts.phone()));
    }

    /** A keyed hash of source, folded name, birth date and number; null unless all are known. */
    public static @Nullable UUID nameKey(Vault vault, String source, IdentityFacts facts) {
        PartialDate birth = facts.birthDate();
        if (birth == null || facts.foldedName().isEmpty() || facts.number().isEmpty()) {
            return null;
        }
        return vault.token(
                "name-birth-number",
                String.join("\u001f", source, facts.foldedName(), birth.toString(), facts.number()));
    }

    private byte @Nullable [] sealed(Secret secret) {
        return secret.text().isEmpty() ? null : vault.encrypt(secret.text().getBytes(StandardCharsets.UTF_8), SECRET);
    }
}
