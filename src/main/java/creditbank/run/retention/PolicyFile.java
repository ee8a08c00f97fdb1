package creditbank.run.retention;

import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.run.retention.archive.Kind;
import creditbank.run.source.ScheduleNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code jobs/retention/policy.yaml} strictly. */
public final class PolicyFile {
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_LEAST = 1_000;

    private PolicyFile() {}

    /**
     * The policy of the files that users write; none where nothing is to age.
     *
     * @throws YamlException with every problem in it
     */
    public static Optional<Policy> read(Path root) throws IOException {
        Path file = root.resolve("jobs").resolve("retention").resolve("policy.yaml");
        return Files.exists(file)
                ? Optional.of(parse(YamlFile.nameOf(file), Files.readAllBytes(file)))
                : Optional.empty();
    }

    /**
     * A policy.
     *
     * @param name stands in the messages
     * @throws YamlException with every problem in it
     */
    public static Policy parse(String name, byte[] bytes) {
        YamlFile file = YamlFile.parse(name, bytes);
        YamlNode root =
                file.root().only("schedule", "zone", "repeat", "runs", "landing", "refusals", "findings", "exports");
        String schedule = ScheduleNode.schedule(root.need("schedule"));
        ZoneId zone = ScheduleNode.zone(root.need("zone"));
        int repeat = root.need("repeat").only("days").need("days").integer(0, MOST_DAYS);
        Map<String, Policy.Term> terms = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            if (!terms.containsKey(kind.policy())) {
                terms.put(kind.policy(), term(root.need(kind.policy())));
            }
        }
        notShorter(root, terms, "landing", repeat, "repeat");
        notShorter(root, terms, "findings", days(terms, "refusals"), "refusals");
        file.check();
        return new Policy(terms, repeat, schedule, zone, digest(bytes));
    }

    private static Policy.Term term(YamlNode node) {
        node.only("days", "least");
        return new Policy.Term(
                node.need("days").integer(1, MOST_DAYS), node.need("least").integer(1, MOST_LEAST));
    }

    private static int days(Map<String, Policy.Term> terms, String key) {
        Policy.Term term = terms.get(key);
        return term == null ? 0 : term.days();
    }

    /** A repetition needs the delivery, and the text of a refused row the reason for which it was refused. */
    private static void notShorter(YamlNode root, Map<String, Policy.Term> terms, String key, int least, String other) {
        YamlNode node = root.get(key);
        if (node != null && node.isMap() && node.has("days") && days(terms, key) < least) {
            node.need("days")
                    .problem("expected at least the " + least + " days of '" + other + "', found '" + days(terms, key)
                            + "'");
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
