package creditbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house keeps the order that the design draws. A failure names every class that breaks it. */
class HouseTest {
    /** Code looks only at earlier lines; the first line's packages stand beside one another, without cycles. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("finding", "outcome", "vault", "database", "merkle"),
            Set.of("batch"),
            Set.of("pull"),
            Set.of("read"),
            Set.of("map"),
            Set.of("normalise"),
            Set.of("resolve"),
            Set.of("credit"),
            Set.of("recognise"),
            Set.of("review"),
            Set.of("ledger"),
            Set.of("seal"),
            Set.of("anchor"),
            Set.of("export"),
            Set.of("run"),
            Set.of("practice"),
            Set.of("console"),
            Set.of("cli"));

    /** Where each library lives; the longest prefix that fits decides. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("com.google.crypto.tink.", Set.of("vault")),
            Map.entry("org.flywaydb.", Set.of("database")),
            Map.entry("com.zaxxer.", Set.of("database")),
            Map.entry("org.tukaani.", Set.of("database")),
            Map.entry("org.apache.camel.", Set.of("pull")),
            Map.entry("de.siegmar.", Set.of("read")),
            Map.entry("tools.jackson.", Set.of("read", "anchor", "cli")),
            Map.entry("com.fasterxml.", Set.of("read")),
            Map.entry("org.apache.commons.compress.", Set.of("read", "database")),
            Map.entry("org.apache.commons.compress.archivers.zip.", Set.of("read")),
            Map.entry("org.snakeyaml.", Set.of("map", "run")),
            Map.entry("com.ibm.icu.", Set.of("normalise")),
            Map.entry("net.sourceforge.pinyin4j.", Set.of("normalise")),
            Map.entry("org.apache.parquet.", Set.of("export")),
            Map.entry("org.apache.hadoop.", Set.of("export")),
            Map.entry("org.duckdb.", Set.of("export")),
            Map.entry("org.springframework.", Set.of("run", "cli", "console")),
            Map.entry("org.springframework.batch.", Set.of("run")),
            Map.entry("org.springframework.web.", Set.of("console")),
            Map.entry("org.springframework.http.", Set.of("console")),
            Map.entry("org.quartz.", Set.of("run")),
            Map.entry("org.apache.sshd.", Set.of("practice")),
            Map.entry("org.bouncycastle.", Set.of("practice")),
            Map.entry("com.sun.net.httpserver.", Set.of("ledger", "practice")),
            Map.entry("org.web3j.", Set.of("anchor")),
            Map.entry("picocli.", Set.of("cli")));

    /** Classes that speak SQL without being a store, each for a reason. */
    private static final Set<String> SPEAKERS = Set.of(
            "creditbank.batch.Fence", // the check within every store's transaction
            "creditbank.normalise.Staging", // a store: one batch's staging tables
            "creditbank.credit.Crediting", // the one transaction that credits a batch, and its lock
            "creditbank.credit.RecordWriter", // the store of record versions, by COPY
            "creditbank.credit.BankDigest", // reads the whole bank by cursors
            "creditbank.run.SourceLock", // one advisory lock, on a session of its own
            "creditbank.export.Recount", // the files' totals, by DuckDB
            "creditbank.export.published.DuckDb", // DuckDB's settings
            "creditbank.export.published.PublishedManifest", // reads JSON by DuckDB
            "creditbank.export.query.Query"); // the analyst's SQL

    private static final Set<String> DEFAULTS = Set.of(
            "java.nio.charset.Charset.defaultCharset",
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemDefaultZone",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("creditbank");

    @Test
    void every_class_lives_in_a_package_of_the_house() {
        assertThat(offenders(type -> rank(stage(type)) < 0)).isEmpty();
    }

    @Test
    void code_looks_only_upstream() {
        assertThat(dependencies((from, to) -> rank(stage(from)) < rank(stage(to))))
                .isEmpty();
    }

    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("creditbank.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void each_library_has_one_home() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(HouseTest::isAwayFromHome)
                        .map(HouseTest::arrow))
                .isEmpty();
    }

    @Test
    void the_ledger_knows_nothing_of_ours_but_merkle() {
        assertThat(dependencies((from, to) -> stage(from).equals("ledger")
                        && !Set.of("ledger", "merkle").contains(stage(to))))
                .isEmpty();
    }

    @Test
    void practice_senders_share_no_code_with_those_who_read_them() {
        assertThat(dependencies((from, to) -> stage(from).equals("practice")
                        && Set.of("read", "map", "normalise").contains(stage(to))))
                .isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        assertThat(offenders(type -> type.getSimpleName().matches(".*(Impl|Manager|Helper|Service|Utils?|Dto)")
                        || type.getPackageName().matches(".*\\.(util|utils|common|helpers|impl)(\\..*)?")))
                .isEmpty();
    }

    @Test
    void a_record_has_at_most_eight_components() {
        assertThat(offenders(type -> type.isRecord() && type.reflect().getRecordComponents().length > 8))
                .isEmpty();
    }

    @Test
    void only_stores_speak_sql() {
        assertThat(offenders(type -> speaksSql(type) && !isStore(type.getName())))
                .isEmpty();
    }

    @Test
    void no_class_takes_a_zone_locale_or_charset_from_the_machine() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> DEFAULTS.contains(access.getTargetOwner()
                                        .getName() + "." + access.getTarget().getName()))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    private static Stream<String> offenders(Predicate<JavaClass> breaks) {
        return new TreeSet<>(
                        HOUSE.stream().filter(breaks).map(JavaClass::getName).toList())
                .stream();
    }

    private static Stream<String> dependencies(BiPredicate<JavaClass, JavaClass> breaks) {
        return HOUSE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> isOurs(arrow.getTargetClass()))
                .filter(arrow -> breaks.test(arrow.getOriginClass(), arrow.getTargetClass()))
                .map(HouseTest::arrow);
    }

    private static boolean isAwayFromHome(Dependency dependency) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        return HOMES.keySet().stream()
                .filter(target::startsWith)
                .max(Comparator.comparingInt(String::length))
                .filter(home -> !HOMES.get(home).contains(stage(dependency.getOriginClass())))
                .isPresent();
    }

    private static boolean speaksSql(JavaClass type) {
        return type.getMethodCallsFromSelf().stream().anyMatch(call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            return (owner.startsWith("java.sql.") && name.startsWith("prepare"))
                    || (owner.matches("java\\.sql\\.(Prepared)?Statement") && name.startsWith("execute"));
        });
    }

    /** A store has a plural noun for its name; {@code database} is nothing but SQL. */
    private static boolean isStore(String name) {
        String top = name.replaceFirst("\\$.*", "");
        return top.endsWith("s") || top.startsWith("creditbank.database.") || SPEAKERS.contains(top);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith("creditbank.");
    }

    private static String stage(JavaClass type) {
        return type.getBaseComponentType().getPackageName().replaceFirst("^creditbank\\.?([^.]*).*$", "$1");
    }

    private static int rank(String stage) {
        return IntStream.range(0, ORDER.size())
                .filter(i -> ORDER.get(i).contains(stage))
                .findFirst()
                .orElse(-1);
    }

    private static String arrow(Dependency dependency) {
        return dependency.getOriginClass().getName() + " -> "
                + dependency.getTargetClass().getName();
    }
}
