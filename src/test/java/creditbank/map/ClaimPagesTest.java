package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.outcome.Field;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.lookup.InlinePartners;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Deliveries as senders write them, from bytes to claims. */
class ClaimPagesTest {
    private static final String SHA_256 = "sha256=";

    @Test
    void a_delivery_gives_the_same_claims_in_pages_of_any_size_and_from_any_row_on() throws IOException {
        Mapping mapping = mapping("training-badges");
        Deliverer deliverer = new Deliverer()
                .part("page-1", "UTF-8", "{\"credentials\":[" + badge("a") + ",5," + clr("b", "c", "d") + "]}")
                .part("page-2", "UTF-8", "{\"credentials\":[" + badge("e") + "]}");
        List<String> all = all(mapping, deliverer, 100, 0, 0);
        assertThat(all)
                .containsExactly(
                        "1 page-1:1 a 电工",
                        "2 page-1:2 !row.malformed",
                        "3 page-1:3 b 电工",
                        "4 page-1:3 c 电工",
                        "5 page-1:3 d 电工",
                        "6 page-2:1 e 电工");
        assertThat(all(mapping, deliverer, 1, 0, 0)).isEqualTo(all);
        assertThat(all(mapping, deliverer, 2, 2, 2)).isEqualTo(all.subList(2, 6));
        assertThat(all(mapping, deliverer, 2, 3, 5)).isEqualTo(all.subList(5, 6));
        assertThat(all(mapping, deliverer, 2, 4, 6)).isEmpty();
    }

    @Test
    void a_position_counts_rows_and_ordinals_apart() throws IOException {
        Deliverer deliverer =
                new Deliverer().part("page-1", "UTF-8", "{\"credentials\":[" + clr("b", "c") + "," + badge("a") + "]}");
        try (ClaimPages pages = open(mapping("training-badges"), deliverer, 0, 0)) {
            MappedPage page = Objects.requireNonNull(pages.next(1));
            assertThat(page.rows()).isEqualTo(1);
            assertThat(page.ordinal()).isEqualTo(2);
        }
    }

    @Test
    void a_talent_file_must_agree_with_its_control_file() throws IOException {
        Charset gbk = Charset.forName("GBK");
        byte[] file = (talent("王小明") + talent("李四") + "short\r\n").getBytes(gbk);
        String digest = "3cbd5f4ea2dbf2bbfa3ca0a9ccf4dc4d4e6a1c3e6b43d1a7a3c1d8b5a3c6e9f0";
        Mapping mapping = mapping("talent-archive");
        Deliverer wrong = new Deliverer()
                .part("talent.txt", file)
                .part("talent.ctl", "US-ASCII", "file=talent.txt\r\nrows=4\r\n" + SHA_256 + digest + "\r\n");
        assertThatThrownBy(() -> open(mapping, wrong, 0, 0))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessageContaining("talent.txt delivery.control-count rows: '3', expected 4 rows")
                .hasMessageContaining("talent.txt delivery.control-digest sha256: '");
        assertThatThrownBy(() -> open(mapping, new Deliverer().part("talent.txt", file), 0, 0))
                .hasMessage("talent.ctl delivery.file-missing: '', expected a file named talent.ctl");
        Deliverer right = new Deliverer()
                .part("talent.txt", file)
                .part("talent.ctl", "US-ASCII", "file=talent.txt\nrows=3\n" + SHA_256 + sha256(file) + "\n");
        assertThat(all(mapping, right, 10, 0, 0))
                .containsExactly(
                        "1 talent.txt:1 1100002024000001\u001f0001 电工培训",
                        "2 talent.txt:2 1100002024000001\u001f0001 电工培训",
                        "3 talent.txt:3 !row.length");
    }

    @Test
    void an_archive_is_joined_row_by_row_and_findings_hide_personal_values() throws IOException {
        Mapping mapping = mapping("school-oneroster");
        Map<String, String> files = oneRoster(mapping);
        files.merge(
                "users.csv",
                "u1,active,2025-01-01,true,n,{residentId:11010120010305001X},小明,王,,S1,,,,,,,,,,,,\r\n",
                String::concat);
        files.merge("users.csv", "broken,row\r\n", String::concat);
        files.merge("lineItems.csv", "l1,active,2025-01-01,期末,,,,c1,,t1,0,100,o1\r\n", String::concat);
        files.merge("classes.csv", "c1,active,2025-01-01,一班,,k1,,,,o1,t1,,,\r\n", String::concat);
        files.merge("courses.csv", "k1,active,2025-01-01,,高等数学,MA101,,o1,,,2.5,40\r\n", String::concat);
        files.merge("orgs.csv", "o1,active,2025-01-01,某某大学,school,4111010001,\r\n", String::concat);
        files.merge(
                "academicSessions.csv",
                "t1,active,2025-01-01,2024-2025-1,term,2024-09-01,2025-01-20,,2025\r\n",
                String::concat);
        files.merge(
                "results.csv", "r1,active,2025-01-01,l1,u1,fully graded,87.5,2025-01-15,,,,,,,\r\n", String::concat);
        files.merge(
                "results.csv", "r2,active,2025-01-01,l1,u2,fully graded,87.5,2025-01-15,,,,,,,\r\n", String::concat);
        files.merge("results.csv", "r3,active,2025-01-01,l1,u1,half graded,87.5,2025-01-15,,,,,,,\r\n", String::concat);
        files.merge("results.csv", "r4,active,2025-01-01,l1,u1\r\n", String::concat);
        Deliverer deliverer = new Deliverer().part("oneroster.zip", Deliverer.zip(files));
        try (ClaimPages pages = open(mapping, deliverer, 0, 0)) {
            assertThat(pages.referenceRows()).isEqualTo(6);
            assertThat(pages.referenceFindings())
                    .extracting(Finding::toString)
                    .containsExactly("oneroster.zip!users.csv:3 row.field-count: '2 fields', expected 22 fields");
            List<Mapped> claims = claims(pages, 10);
            assertThat(claims.get(0).verdict()).isInstanceOf(Verdict.Accepted.class);
            assertThat(claims.subList(1, 4))
                    .extracting(mapped -> mapped.key() + " " + mapped.verdict().findings())
                    .containsExactly(
                            "r2 [oneroster.zip!results.csv:3 row.lookup-missing studentSourcedId: 'u2',"
                                    + " expected the sourcedId of a row in users.csv]",
                            "r3 [oneroster.zip!results.csv:4 value.code-unknown scoreStatus: 'h**********', expected one of"
                                    + " fully graded, partially graded, submitted, not submitted, exempt]",
                            " [oneroster.zip!results.csv:5 row.field-count: '5 fields', expected 15 fields]");
            assertThat(claims.get(3).raw()).isEqualTo("r4,active,2025-01-01,l1,u1");
        }
    }

    @Test
    void a_missing_entry_a_wrong_header_and_damaged_bytes_are_told_together() throws IOException {
        Mapping mapping = mapping("school-oneroster");
        Map<String, String> files = oneRoster(mapping);
        files.remove("orgs.csv");
        files.put("courses.csv", files.getOrDefault("courses.csv", "").replace("metadata.credits", "credits"));
        Deliverer deliverer = new Deliverer().part("oneroster.zip", Deliverer.zip(files));
        assertThatThrownBy(() -> open(mapping, deliverer, 0, 0)).hasMessage("""
                        oneroster.zip!courses.csv:1 delivery.header metadata.credits: 'credits', expected column 11 named 'metadata.credits'
                        oneroster.zip!orgs.csv delivery.file-missing: '', expected a file named oneroster.zip!orgs.csv""");
        byte[] zip = Deliverer.zip(oneRoster(mapping));
        Deliverer cut = new Deliverer().part("oneroster.zip", Arrays.copyOf(zip, zip.length / 2));
        assertThatThrownBy(() -> open(mapping, cut, 0, 0))
                .hasMessage("oneroster.zip delivery.unreadable: 'no complete zip archive',"
                        + " expected a zip archive with its directory");
    }

    private static Map<String, String> oneRoster(Mapping mapping) {
        Map<String, String> files = new LinkedHashMap<>();
        mapping.tables()
                .forEach(table -> files.put(
                        String.valueOf(table.entry()),
                        String.join(
                                        ",",
                                        table.columns().stream()
                                                .map(column -> column.name())
                                                .toList()) + "\r\n"));
        return files;
    }

    private static Mapping mapping(String name) throws IOException {
        return Mapping.parse(Path.of("mappings", name + ".yaml"));
    }

    private static ClaimPages open(Mapping mapping, Deliverer deliverer, long rows, long ordinal) throws IOException {
        return ClaimPages.open(mapping, deliverer.delivery(), deliverer.opener(), new InlinePartners(), rows, ordinal);
    }

    private static List<Mapped> claims(ClaimPages pages, int size) throws IOException {
        List<Mapped> claims = new ArrayList<>();
        for (MappedPage page = pages.next(size); page != null; page = pages.next(size)) {
            claims.addAll(page.claims());
        }
        return claims;
    }

    private static List<String> all(Mapping mapping, Deliverer deliverer, int size, long rows, long ordinal)
            throws IOException {
        try (ClaimPages pages = open(mapping, deliverer, rows, ordinal)) {
            return claims(pages, size).stream()
                    .map(mapped -> mapped.ordinal() + " " + mapped.place() + " " + told(mapped.verdict()))
                    .toList();
        }
    }

    private static String told(Verdict<Claim> verdict) {
        return switch (verdict) {
            case Verdict.Accepted<Claim> accepted ->
                accepted.value().key() + " " + accepted.value().values().get(Field.TITLE);
            case Verdict.Refused<Claim> refused ->
                "!" + refused.findings().getFirst().code().id();
        };
    }

    private static String badge(String id) {
        return "{\"id\":\"" + id + "\",\"credentialSubject\":{\"achievement\":{\"name\":\"电工\"}}}";
    }

    private static String clr(String... ids) {
        List<String> inner = new ArrayList<>();
        for (String id : ids) {
            inner.add(badge(id));
        }
        return "{\"id\":\"clr\",\"credentialSubject\":{\"verifiableCredential\":[" + String.join(",", inner) + "]}}";
    }

    private static String talent(String name) {
        int nameBytes = name.getBytes(Charset.forName("GBK")).length;
        String head = "03A" + "1100002024000001" + "0001" + name + " ".repeat(50 - nameBytes) + "1200103050";
        return head + " ".repeat(18 + 11 + 18 + 60) + "电工培训" + " ".repeat(52) + "20240301" + " ".repeat(8 + 6 + 10 + 24)
                + "\r\n";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
