package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.read.lookup.InlinePartners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that others have made: credentials that 1EdTech publishes as examples, and a school's scores in four forms. They lie outside the repository, in the folder that the environment names as CREDITBANK_SAMPLES or in
 * the first {@code shared/samples} above the project.
 */
class SamplesOfOthersTest {

    @ParameterizedTest
    @CsvSource({
        "ob3/simple.json, http://example.com/credentials/3527, TRAINING, Teamwork, Example Corp",
        "ob3/complete.json, http://1edtech.edu/credentials/3732, TRAINING, 1EdTech University Degree, 1EdTech University",
        "clr/simple-noproof.json, urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002, TRAINING, Achievement 1, Example University",
    })
    void a_published_credential_is_read_and_mapped(String file, String key, Kind kind, String title, String provider)
            throws IOException {
        List<Mapped> claims = claims(file);
        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().verdict()).isInstanceOf(Verdict.Accepted.class);
        Claim claim = ((Verdict.Accepted<Claim>) claims.getFirst().verdict()).value();
        assertThat(claim.key()).isEqualTo(key);
        assertThat(claim.kind()).isEqualTo(kind);
        assertThat(claim.values())
                .containsEntry(Field.TITLE, title)
                .containsEntry(Field.PROVIDER_NAME, provider)
                .doesNotContainKey(Field.LEARNER_NAME);
    }

    @ParameterizedTest
    @CsvSource("clr/complex.json, 6")
    void a_published_learner_record_gives_a_claim_for_each_credential_in_it(String file, int count) throws IOException {
        assertThat(claims(file))
                .hasSize(count)
                .allSatisfy(mapped -> assertThat(mapped.verdict()).isInstanceOf(Verdict.Accepted.class));
    }

    /** A school's language scores as a state's portal gives them, in four forms; the sum of the ten overall scores is 4515. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GrandBend.csv                        | format: delimited
            GrandBend-With-Excess-Whitespace.csv | format: delimited
            GrandBend-Tab-Delimited.txt          | format: delimited, separator: "\\t"
            """)
    void a_published_table_of_scores_is_read_with_any_separator_and_any_blanks(String file, String format)
            throws IOException {
        String columns = "{adminyear: public, DistrictNumber: public, DistrictName: public, SchoolNumber: public,"
                + " SchoolName: public, sasid: personal, listeningss_adj: personal, speakingss_adj: personal,"
                + " readingss_adj: personal, writingss_adj: personal, comprehensionss_adj: personal, oralss_adj: personal,"
                + " literacyss_adj: personal, Overallss_adj: personal}";

        List<Mapped> claims = claims(scores(file, format, columns), file, file);

        assertTenScores(claims);
    }

    @Test
    void a_published_table_of_fixed_width_is_read_but_for_its_header_line() throws IOException {
        String file = "GrandBend-Fixed-Width.txt";
        String columns = "{adminyear: {at: 1, bytes: 4, class: public}, SchoolName: {at: 59, bytes: 30, class: public},"
                + " sasid: {at: 90, bytes: 6, class: personal}, Overallss_adj: {at: 210, bytes: 3, class: personal}}";

        List<Mapped> claims = claims(scores(file, "format: fixed-width, row-bytes: 212", columns), file, file);

        assertThat(claims.getFirst().verdict().findings())
                .extracting(Finding::toString)
                .containsExactly(file + ":1 row.length: '222 bytes', expected 212 bytes");
        assertTenScores(claims.subList(1, claims.size()));
    }

    private static void assertTenScores(List<Mapped> claims) {
        assertThat(claims).hasSize(10);
        List<Claim> accepted = claims.stream()
                .map(mapped -> ((Verdict.Accepted<Claim>) mapped.verdict()).value())
                .toList();
        assertThat(accepted)
                .extracting(claim -> claim.values().get(Field.SCORE))
                .containsExactly("283", "174", "213", "263", "258", "268", "266", "933", "932", "925");
        assertThat(accepted.getFirst().key()).isEqualTo("604825");
        assertThat(accepted)
                .allSatisfy(claim ->
                        assertThat(claim.values()).containsEntry(Field.PROVIDER_NAME, "Grand Bend Elementary School"));
    }

    private static Mapping scores(String file, String format, String columns) {
        return Mapping.parse("scores.yaml", """
                version: 1
                name: scores
                trust: 10
                reads: {scores: {file: %s, %s, columns: %s}}
                driver: scores
                key: [{strip: sasid}]
                claims:
                  - kind: course
                    fields: {learner-number: {strip: sasid}, provider-name: SchoolName, term: adminyear, score: {strip: Overallss_adj}}
                examples:
                  - {says: one row, row: {sasid: ' 1 ', Overallss_adj: '7'}, claims: [{key: '1', score: '7'}]}
                """.formatted(file, format, columns));
    }

    private static List<Mapped> claims(String file) throws IOException {
        return claims(Mapping.parse(Path.of("mappings/training-badges.yaml")), "page-1", file);
    }

    private static List<Mapped> claims(Mapping mapping, String name, String file) throws IOException {
        Deliverer deliverer = new Deliverer().part(name, Files.readAllBytes(find(file)));
        try (ClaimPages pages =
                ClaimPages.open(mapping, deliverer.delivery(), deliverer.opener(), new InlinePartners(), 0, 0)) {
            return Objects.requireNonNull(pages.next(100)).claims();
        }
    }

    /** A sample by its name, with or without its folder. */
    private static Path find(String file) {
        Path samples = samples();
        return Stream.of(samples.resolve(file), samples.resolve("grandbend").resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> skip(file));
    }

    private static Path samples() {
        String named = System.getenv("CREDITBANK_SAMPLES");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/samples/ob3"))) {
                return at.resolve("shared/samples");
            }
        }
        return skip("samples");
    }

    private static Path skip(String what) {
        String said = "SKIPPED: other people's " + what + " is not here; set CREDITBANK_SAMPLES to the samples' folder";
        System.out.println("*** " + said);
        return abort(said);
    }
}
