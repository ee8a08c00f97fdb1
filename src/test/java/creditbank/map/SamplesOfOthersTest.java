package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import creditbank.finding.Verdict;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.read.lookup.InlinePartners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Credentials that 1EdTech publishes as examples. They lie outside the repository, in the folder that the environment names as CREDITBANK_SAMPLES or in
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

    private static List<Mapped> claims(String file) throws IOException {
        Mapping mapping = Mapping.parse(Path.of("mappings/training-badges.yaml"));
        Deliverer deliverer =
                new Deliverer().part("page-1", Files.readAllBytes(samples().resolve(file)));
        try (ClaimPages pages =
                ClaimPages.open(mapping, deliverer.delivery(), deliverer.opener(), new InlinePartners(), 0, 0)) {
            return Objects.requireNonNull(pages.next(100)).claims();
        }
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
        return abort("SKIPPED: the published sample credentials are not here; set CREDITBANK_SAMPLES to their folder");
    }
}
