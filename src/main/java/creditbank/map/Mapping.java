package creditbank.map;

import creditbank.finding.Finding;
import creditbank.map.expression.Condition;
import creditbank.map.expression.Expression;
import creditbank.map.scale.Scales;
import creditbank.map.table.Lookup;
import creditbank.map.yaml.YamlFile;
import creditbank.read.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file of {@code mappings/}: how a source's rows become claims. */
public final class Mapping {
    private final String name;
    private final short trust;
    private final String file;
    private final String digest;
    private final Table driver;
    private final List<Lookup> lookups;
    private final Rules rules;
    private final Scales scales;
    private final List<Example> examples;
    /** Where a field's value comes from, by the field's name. */
    private final Map<String, String> columns;

    /**
     * What is done with a joined row.
     *
     * @param slots the values in a joined row
     */
    record Rules(int slots, List<Expression> key, @Nullable Condition withdraw, List<ClaimRule> claims) {}

    Mapping(
            String name,
            short trust,
            String file,
            String digest,
            Table driver,
            List<Lookup> lookups,
            Rules rules,
            Scales scales,
            List<Example> examples) {
        this.name = name;
        this.trust = trust;
        this.file = file;
        this.digest = digest;
        this.driver = driver;
        this.lookups = List.copyOf(lookups);
        this.rules = rules;
        this.scales = scales;
        this.examples = List.copyOf(examples);
        this.columns = columns(rules);
    }

    /**
     * Reads a mapping file; the name that it declares must be the file's.
     *
     * @throws MappingException with every problem
     */
    public static Mapping parse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return MappingParser.parse(YamlFile.nameOf(file), bytes, sha256(bytes));
    }

    /**
     * Reads a mapping's text.
     *
     * @param fileName as the problems say it, such as {@code mappings/a.yaml}
     * @throws MappingException with every problem
     */
    public static Mapping parse(String fileName, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MappingParser.parse(fileName, bytes, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public String name() {
        return name;
    }

    /** From 0 to 100: of several sources that report one achievement, the one with the highest says a field first. */
    public short trust() {
        return trust;
    }

    /** The file's text. */
    public String file() {
        return file;
    }

    /** SHA-256 of the file, lower-case hex. */
    public String digest() {
        return digest;
    }

    /** How levels, letters and grade points become numbers. */
    public Scales scales() {
        return scales;
    }

    /** The names of the files that a delivery has, control files among them; {@code *} stands for any characters. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (Table table : tables()) {
            files.add(table.file());
            if (table.control() != null) {
                files.add(table.control());
            }
        }
        return files;
    }

    /** The same finding with the sender's column instead of our field, where a column fills it. */
    public Finding inSendersWords(Finding finding) {
        String column = columns.get(finding.field());
        return column == null
                ? finding
                : new Finding(finding.code(), finding.place(), column, finding.value(), finding.expected());
    }

    private static Map<String, String> columns(Rules rules) {
        Map<String, String> columns = new HashMap<>();
        for (ClaimRule claim : rules.claims()) {
            for (FieldRule field : claim.fields()) {
                if (!field.column().name().isEmpty()) {
                    columns.putIfAbsent(
                            MappingParser.nameOf(field.field()), field.column().name());
                }
            }
        }
        return columns;
    }

    /** The table whose rows become claims. */
    Table driver() {
        return driver;
    }

    List<Lookup> lookups() {
        return lookups;
    }

    Rules rules() {
        return rules;
    }

    List<Example> examples() {
        return examples;
    }

    /** The tables that are read, the driver first. */
    List<Table> tables() {
        return Stream.concat(Stream.of(driver), lookups.stream().map(Lookup::table))
                .distinct()
                .toList();
    }
}
