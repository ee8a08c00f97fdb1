package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.finding.Finding;
import creditbank.finding.Severity;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.map.ClaimPages;
import creditbank.map.Mapped;
import creditbank.map.MappedPage;
import creditbank.map.Mapping;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Normaliser;
import creditbank.pull.Delivery;
import creditbank.pull.Part;
import creditbank.read.lookup.InlinePartners;
import creditbank.vault.Vault;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped mappings and the rules make of every practice row what the truth says: both follow the formats, and neither knows the other. */
class PracticeMappingTest {

    @Test
    void every_row_is_taken_or_refused_as_the_truth_says_on_each_of_three_nights(@TempDir Path home) throws Exception {
        Normaliser normaliser = new Normaliser(Vault.open(home.resolve("keys")));
        for (int night = 0; night < 3; night++) {
            Generated generated = Generated.of(home, 6000, 13, night);
            Path practice = home.resolve("practice");
            compare("school-oneroster", files(practice.resolve("school-oneroster/outbox")), generated, normaliser);
            compare("school-jwxt", List.of(practice.resolve("school-jwxt/grades.csv")), generated, normaliser);
            compare("training-badges", files(practice.resolve("training-badges")), generated, normaliser);
            compare("talent-archive", files(practice.resolve("talent-archive/outbox")), generated, normaliser);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void compare(String source, List<Path> files, Generated generated, Normaliser normaliser)
            throws Exception {
        List<NamedCsvRecord> truth = generated.rows("rows.csv").stream()
                .filter(row -> row.getField("source").equals(source))
                .toList();
        List<String> expected = new ArrayList<>();
        for (NamedCsvRecord row : truth) {
            String expectation = row.getField("expectation");
            expected.add(row.getField("key") + " " + (expectation.equals("duplicate") ? "accept" : expectation));
        }
        List<String> found = new ArrayList<>();
        Mapping mapping = Mapping.parse(Path.of("mappings", source + ".yaml"));
        try (ClaimPages pages = ClaimPages.open(
                mapping,
                delivery(source, files),
                part -> Files.newByteChannel(files.get(part.ordinal() - 1)),
                new InlinePartners(),
                0,
                0)) {
            for (MappedPage page = pages.next(1000); page != null; page = pages.next(1000)) {
                for (Mapped mapped : page.claims()) {
                    String key = found.size() < truth.size()
                            ? truth.get(found.size()).getField("key")
                            : "more";
                    found.add(key + " " + made(mapped, normaliser));
                }
            }
        }
        assertThat(found).as(source).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                differences.add(expected.get(i) + " became " + found.get(i));
            }
        }
        assertThat(differences).as(source).isEmpty();
    }

    private static String made(Mapped mapped, Normaliser normaliser) {
        return switch (mapped.verdict()) {
            case Verdict.Refused<Claim> refused -> refusal(refused.findings());
            case Verdict.Accepted<Claim> accepted -> {
                if (accepted.value().withdraw()) {
                    yield "withdraw";
                }
                Verdict<NormalClaim> normal = normaliser.apply(accepted.value());
                yield normal instanceof Verdict.Refused<NormalClaim> refused ? refusal(refused.findings()) : "accept";
            }
        };
    }

    private static String refusal(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code().severity() == Severity.ERROR)
                .map(finding -> "refuse:" + finding.code().id())
                .collect(Collectors.joining(" "));
    }

    private static Delivery delivery(String source, List<Path> files) throws Exception {
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            parts.add(new Part(parts.size() + 1, file.getFileName().toString(), digest, bytes.length));
        }
        return new Delivery(1, source, 1, "0".repeat(64), parts);
    }
}
