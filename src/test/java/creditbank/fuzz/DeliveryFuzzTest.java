package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.finding.Place;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.map.ClaimPages;
import creditbank.map.Deliverer;
import creditbank.map.MappedPage;
import creditbank.map.Mapping;
import creditbank.map.scale.Scales;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Normaliser;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import creditbank.read.archive.Archive;
import creditbank.read.archive.Limits;
import creditbank.read.json.JsonPath;
import creditbank.read.lookup.InlinePartners;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Deliveries of the shipped sources from the first byte to the last claim; a bad one is refused as a whole or by the row, and nothing else happens. */
class DeliveryFuzzTest {
    private static final Mapping DELIMITED = mapping("school-jwxt");
    private static final Mapping ZIPPED = mapping("school-oneroster");
    private static final Mapping FIXED = mapping("talent-archive");
    private static final Mapping JSON = mapping("training-badges");
    private static final List<String> ROSTER = List.of(
            "results.csv",
            "lineItems.csv",
            "classes.csv",
            "courses.csv",
            "orgs.csv",
            "academicSessions.csv",
            "users.csv",
            "demographics.csv");
    private static final Normaliser NORMALISER = normaliser();
    private static final int PAGE = 100;

    @FuzzTest
    void delimited(byte[] bytes) throws Exception {
        claims(DELIMITED, new Deliverer().part("grades.csv", bytes));
    }

    @FuzzTest
    void zipped(byte[] bytes) throws Exception {
        claims(ZIPPED, new Deliverer().part("oneroster.zip", bytes));
    }

    @FuzzTest
    void json(byte[] bytes) throws Exception {
        claims(JSON, new Deliverer().part("page-1", bytes));
    }

    /** A control file as it is sent, and a text of fixed width, parted by the first byte 0. */
    @FuzzTest
    void fixedWidthWithControlFile(byte[] bytes) throws Exception {
        int zero = 0;
        while (zero < bytes.length && bytes[zero] != 0) {
            zero++;
        }
        byte[] control = Arrays.copyOf(bytes, zero);
        byte[] text = zero < bytes.length ? Arrays.copyOfRange(bytes, zero + 1, bytes.length) : new byte[0];
        claims(FIXED, new Deliverer().part("talent.ctl", control).part("talent.txt", text));
    }

    /** A text with the control file that fits it, which no change of one byte in both would give. */
    @FuzzTest
    void fixedWidth(byte[] bytes) throws Exception {
        long lines =
                IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').count();
        long rows = bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? lines : lines + 1;
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String control = "file=talent.txt\nrows=" + rows + "\nsha256=" + digest + "\n";
        claims(FIXED, new Deliverer().part("talent.ctl", "US-ASCII", control).part("talent.txt", bytes));
    }

    /** The archive's files in their order, parted by the byte 0, which are zipped for it. */
    @FuzzTest
    void roster(byte[] bytes) throws Exception {
        List<String> texts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(texts.size(), ROSTER.size()); i++) {
            files.put(ROSTER.get(i), texts.get(i));
        }
        claims(ZIPPED, new Deliverer().part("oneroster.zip", Deliverer.zip(files)));
    }

    @FuzzTest
    void archive(byte[] bytes) throws Exception {
        Refusals.only(
                () -> {
                    try (Archive archive =
                            Archive.open("a.zip", new SeekableInMemoryByteChannel(bytes), new Limits(1 << 20, 200))) {
                        SourceFile file = archive.entry("results.csv");
                        if (file != null) {
                            try (InputStream in = file.open()) {
                                in.transferTo(OutputStream.nullOutputStream());
                            }
                        }
                        return archive;
                    }
                },
                DeliveryRefusedException.class,
                IOException.class);
    }

    @FuzzTest
    void jsonPath(byte[] bytes) throws Exception {
        Refusals.only(() -> JsonPath.parse(new String(bytes, StandardCharsets.UTF_8)), IllegalArgumentException.class);
    }

    /** A claim of lines such as {@code title=高等数学}, under the rules; the first line says its kind. */
    @FuzzTest
    void claim(byte[] bytes) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        Kind kind = Kind.COURSE;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            int equals = Math.max(0, line.indexOf('='));
            String name = line.substring(0, equals);
            Arrays.stream(Field.values())
                    .filter(field -> field.name().equals(name))
                    .forEach(field -> values.put(field, line.substring(equals + 1)));
            kind = Arrays.stream(Kind.values())
                    .filter(one -> one.name().equals(line))
                    .findFirst()
                    .orElse(kind);
        }
        rules(Verdict.accepted(new Claim(1, Place.ofFile("a"), "key", false, kind, values)), DELIMITED.scales());
    }

    /** No text that the database or the canonical bytes cannot hold gets through the rules. */
    private static void rules(Verdict<Claim> verdict, Scales scales) {
        if (verdict instanceof Verdict.Accepted<Claim> accepted
                && NORMALISER.apply(accepted.value(), scales) instanceof Verdict.Accepted<NormalClaim> normal
                && !normal.value().withdraw()) {
            String text = normal.value().identity() + "\n" + normal.value().achievement() + "\n"
                    + normal.value().result();
            assertThat(text).doesNotContain("\0");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            assertThat(normal.value().achievement().recordKey()).isNotNull();
        }
    }

    private static void claims(Mapping mapping, Deliverer deliverer) throws Exception {
        Refusals.only(
                () -> {
                    long rows = 0;
                    try (ClaimPages pages = ClaimPages.open(
                            mapping, deliverer.delivery(), deliverer.opener(), new InlinePartners(), 0, 0)) {
                        for (MappedPage page = pages.next(PAGE); page != null; page = pages.next(PAGE)) {
                            page.claims().forEach(claim -> rules(claim.verdict(), mapping.scales()));
                            rows++;
                        }
                    }
                    return rows;
                },
                DeliveryRefusedException.class);
    }

    private static Normaliser normaliser() {
        try {
            return new Normaliser(Vault.open(Files.createTempDirectory("fuzz")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping mapping(String name) {
        try {
            return Mapping.parse(Path.of("mappings", name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
