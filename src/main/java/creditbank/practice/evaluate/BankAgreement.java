package creditbank.practice.evaluate;

import creditbank.credit.Placements;
import creditbank.credit.Placements.Placement;
import creditbank.practice.evaluate.Pairs.Thing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How well a practice bank knows who is who and what is the same.
 *
 * @param learners over distinct identities
 * @param exact the part of it between identities that share an exclusive document, which decides alone
 * @param records over live claims
 * @param recordsOfRight the same over the claims of people who are one learner, alone: what the comparison of achievements can be asked for
 * @param credits of learners who are one person
 * @param byTrouble the pairs of identities of which either has a kind of trouble
 * @param learnersWithTwoDocuments learners in whom two valid documents meet: must be 0
 * @param unknown live claims that the truth does not know: must be 0
 */
public record BankAgreement(
        Agreement learners,
        Agreement exact,
        Agreement records,
        Agreement recordsOfRight,
        CreditAgreement credits,
        Map<String, Agreement> byTrouble,
        long learnersWithTwoDocuments,
        long unknown) {

    /** The truth joins the parts of a key so; the bank's keys are hashed with U+001F between them. */
    private static final char TRUTH_SEPARATOR = '|';

    private static final char KEY_SEPARATOR = '\u001F';

    /** The learners' pairs that no document decides. */
    public Agreement beyondExact() {
        return learners.without(exact);
    }

    /** Compares the bank of a practice home with its truth; the connection must be in a transaction. */
    public static BankAgreement of(Path home, Connection connection) throws IOException, SQLException {
        TruthFiles truth = TruthFiles.read(home);
        Map<String, TruthFiles.Row> rows = byHash(truth.rows());
        Map<String, Thing> identities = new HashMap<>();
        Claims claims = new Claims();
        Map<Long, Set<UUID>> documents = new HashMap<>();
        long[] unknown = {0};
        Placements.live(connection, placement -> {
            TruthFiles.Row row = rows.get(placement.source() + placement.claim());
            if (row == null) {
                unknown[0]++;
                return;
            }
            identities.computeIfAbsent(
                    placement.identityId() + row.person(), any -> identity(placement, row.person(), truth));
            claims.add(placement, row);
            if (placement.document() != null) {
                documents
                        .computeIfAbsent(placement.learnerId(), any -> new HashSet<>())
                        .add(placement.document());
            }
        });
        List<Thing> things = List.copyOf(identities.values());
        Agreement learners = Pairs.agreement(things);
        Map<String, Agreement> byTrouble = new TreeMap<>();
        truth.kinds().forEach(kind -> byTrouble.put(kind, Pairs.touching(kind, things, learners)));
        long several = documents.values().stream().filter(all -> all.size() > 1).count();
        return new BankAgreement(
                learners,
                Pairs.exact(things),
                Pairs.agreement(claims.things()),
                Pairs.agreement(claims.ofRight()),
                CreditAgreement.of(claims.earnedOfRight(), Placements.earned(connection)),
                byTrouble,
                several,
                unknown[0]);
    }

    /** The live claims, and who is whose. */
    private static final class Claims {
        private final List<Claim> all = new ArrayList<>();
        private final Map<String, Set<Long>> learners = new HashMap<>();
        private final Map<Long, Set<String>> people = new HashMap<>();

        private record Claim(Thing thing, TruthFiles.Row row, long learner) {}

        void add(Placement placement, TruthFiles.Row row) {
            long learner = placement.learnerId();
            String truth = row.person() + "\n" + row.achievement();
            all.add(new Claim(new Thing(placement.recordId(), truth, "", Set.of()), row, learner));
            learners.computeIfAbsent(row.person(), any -> new HashSet<>(2)).add(learner);
            people.computeIfAbsent(learner, any -> new HashSet<>(2)).add(row.person());
        }

        List<Thing> things() {
            return all.stream().map(Claim::thing).toList();
        }

        List<Thing> ofRight() {
            return all.stream().filter(this::right).map(Claim::thing).toList();
        }

        /** Of each learner who is one person what the truth says that the claims earn: an achievement counts once, by the best of its rows. */
        Map<Long, Long> earnedOfRight() {
            Map<Long, Map<String, Integer>> best = new HashMap<>();
            all.stream()
                    .filter(this::right)
                    .forEach(claim -> best.computeIfAbsent(claim.learner, any -> new HashMap<>())
                            .merge(claim.row.achievement(), claim.row.credits(), Math::max));
            Map<Long, Long> earned = new HashMap<>();
            best.forEach((learner, each) -> earned.put(
                    learner,
                    each.values().stream().mapToLong(Integer::longValue).sum()));
            return earned;
        }

        private boolean right(Claim claim) {
            return learners.getOrDefault(claim.row.person(), Set.of()).size() == 1
                    && people.getOrDefault(claim.learner, Set.of()).size() == 1;
        }
    }

    private static Thing identity(Placement placement, String person, TruthFiles truth) {
        String document =
                placement.document() == null ? "" : placement.document().toString();
        return new Thing(
                placement.learnerId(),
                person,
                document,
                truth.troubles(person, placement.source(), placement.number()));
    }

    private static Map<String, TruthFiles.Row> byHash(Map<String, TruthFiles.Row> rows) {
        Map<String, TruthFiles.Row> byHash = HashMap.newHashMap(rows.size());
        MessageDigest sha256 = sha256();
        rows.forEach((name, row) -> {
            int end = name.indexOf('\n');
            String key = name.substring(end + 1).replace(TRUTH_SEPARATOR, KEY_SEPARATOR);
            ByteBuffer hash = ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
            byHash.put(name.substring(0, end) + new UUID(hash.getLong(), hash.getLong()), row);
        });
        return byHash;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
