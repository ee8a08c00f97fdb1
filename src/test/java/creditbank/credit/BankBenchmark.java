package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.database.Database;
import creditbank.normalise.IdentityFacts;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Secret;
import creditbank.normalise.Staging;
import creditbank.outcome.Gender;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matched;
import creditbank.resolve.match.Matching;
import creditbank.vault.Vault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Times a night of new identities, from staged claims to the commit, against a bank of a given size; arguments: folder, empty or as far as a run before came, identities of the bank, new ones.
 * The bank's identities come by the real way but for their learners, one each. Half of the night's people are in the bank, some without a document, some
 * with slips.
 */
public final class BankBenchmark {
    private static final int PART = 250_000;
    private static final int CHUNK = 10_000;
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌波辉鹏宇浩凯健俊帆雪倩婷慧颖琳晨旭阳博志建国春梅红飞宁";

    private final Database database;
    private final Vault vault;
    private final Matching matching;

    private BankBenchmark(Database database, Vault vault, Matching matching) {
        this.database = database;
        this.vault = vault;
        this.matching = matching;
    }

    /** Somebody, made from a number alone. */
    private record Person(String name, LocalDate birth, String document, String phone) {
        static Person of(long number) {
            Random random = new Random(number * 0x9E3779B97F4A7C15L);
            return new Person(
                    "" + letter(SURNAMES, random) + letter(GIVEN, random)
                            + (random.nextInt(5) == 0 ? "" : letter(GIVEN, random)),
                    LocalDate.of(1960, 1, 1).plusDays(random.nextInt(18_000)),
                    random.nextInt(100) < 89 ? "D" + number : "",
                    random.nextInt(100) < 90 ? "P" + number : "");
        }

        private static char letter(String letters, Random random) {
            double spread = random.nextDouble();
            return letters.charAt((int) (letters.length() * spread * spread));
        }
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        int size = Integer.parseInt(args[1]);
        int fresh = Integer.parseInt(args[2]);
        try (Database opened = Database.open(home, Map.of())) {
            Vault vault = Vault.open(home.resolve("keys"));
            LearnerModel model = LearnerModel.read(Path.of("mappings", "models", "learners.yaml"));
            BankBenchmark benchmark = new BankBenchmark(opened, vault, new Matching(model, vault));
            long run = 1 + benchmark.number("select coalesce(max(run_id), 0) from batch");
            for (int from = (int) benchmark.number("select count(*) from identity"); from < size; from += PART) {
                benchmark.fill(run++, from, Math.min(size, from + PART));
            }
            benchmark.execute(
                    "vacuum (analyze) identity, identity_key, identity_key_recent, membership, claim, learner");
            benchmark.night(run, size, fresh);
            // A second one finds everything warm, and what the first left.
            benchmark.night(run + 1, size + fresh, fresh);
        }
        Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private void fill(long run, int from, int to) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, "registry", LocalDate.of(2024, 6, 30), run, "benchmark");
            List<NormalClaim> claims = new ArrayList<>();
            Staging staging = new Staging(batch, vault);
            staging.create(connection);
            for (int i = from; i < to; i++) {
                claims.add(claim(i - from + 1, "r" + i, "", Person.of(i)));
                stage(connection, staging, claims, i + 1 == to);
            }
            Batches.addRows(connection, batch, to - from, 0);
            connection.commit();
            Crediting.prepare(connection, batch, terms());
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create temp table placed_here as select identity_id, nextval('learner_id') as learner_id from new_identity");
                statement.execute("insert into learner (learner_id, batch_id) select learner_id, " + batch.id()
                        + " from placed_here");
                statement.execute(
                        "insert into membership (identity_id, learner_id, from_batch, score, reason) select identity_id, learner_id, "
                                + batch.id() + ", 1, 1 from placed_here order by identity_id");
                statement.execute("drop table placed_here");
            }
            Batches.credited(connection, batch, new Counts(to - from, 0, 0, 0, 0, 0, 0), "");
            Staging.drop(connection, batch.id());
            connection.commit();
        }
        System.out.printf(Locale.ROOT, "bank of %d, last part in %.1f s%n", to, seconds(start));
    }

    private void night(long run, int size, int fresh) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, "night", LocalDate.of(2024, 7, 1), run, "benchmark");
            Staging staging = new Staging(batch, vault);
            staging.create(connection);
            Random random = new Random(run);
            List<NormalClaim> claims = new ArrayList<>();
            for (int i = 0; i < fresh; i++) {
                int known = random.nextInt(size);
                Person person = i % 2 == 0 ? slipped(Person.of(known), random) : Person.of((long) size + i);
                claims.add(claim(i + 1, "n" + run + "-" + i, "N" + run + i, person));
                stage(connection, staging, claims, i + 1 == fresh);
            }
            Batches.addRows(connection, batch, fresh, 0);
            connection.commit();
            long start = System.nanoTime();
            Crediting.Prepared prepared = Crediting.prepare(connection, batch, terms());
            double preparing = seconds(start);
            Crediting.Outcome outcome = Crediting.credit(connection, batch, terms(), prepared, vault.recordKeys());
            connection.commit();
            Matched matched = outcome.resolved().matched();
            System.out.printf(
                    Locale.ROOT,
                    "%d new identities against %d: %.1f s, of which %.1f s before the bank is taken; %.2f candidates per identity, %s%n",
                    fresh,
                    size,
                    seconds(start),
                    preparing,
                    (double) matched.candidates() / fresh,
                    outcome.resolved());
            Staging.drop(connection, batch.id());
            connection.commit();
        }
    }

    private void stage(Connection connection, Staging staging, List<NormalClaim> claims, boolean last)
            throws Exception {
        if (claims.size() == CHUNK || last) {
            staging.write(connection, claims);
            claims.clear();
        }
    }

    private static Person slipped(Person person, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Person(person.name, person.birth, "", person.phone);
            case 1 -> new Person(person.name, person.birth.plusDays(1), "", person.phone);
            case 2 -> new Person(person.name, person.birth, person.document, "");
            default -> person;
        };
    }

    private NormalClaim claim(long ordinal, String key, String number, Person person) {
        NormalClaim claim = Row.course(key, "", "CS1").at(ordinal);
        IdentityFacts facts = new IdentityFacts(
                Row.uuid(number + person),
                number,
                person.name,
                person.name,
                new PartialDate(person.birth, Precision.DAY),
                Gender.UNKNOWN,
                secret(person.document),
                secret(person.phone));
        return new NormalClaim(
                ordinal,
                claim.place(),
                claim.key(),
                false,
                claim.content(),
                facts,
                claim.achievement(),
                claim.result());
    }

    private static Secret secret(String text) {
        return text.isEmpty() ? Secret.NONE : new Secret(text, Row.uuid(text));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Crediting.Terms terms() {
        return new Crediting.Terms(false, BigDecimal.ONE, (short) 50, matching);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
