package creditbank.run;

import static creditbank.run.Faults.line;
import static creditbank.run.Province.BADGES;
import static creditbank.run.Province.GRADES;
import static creditbank.run.Province.ROSTER;
import static creditbank.run.Province.TALENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import creditbank.database.StoreTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad deliveries on their whole way, from the sender's server to the bank, which has 400 claims of each source. What is found stands in the database with
 * file, line, code, field, value and expectation; in the tables below … stands for digits that do not matter.
 */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDeliveriesTest {
    private static final String NO_ZIP =
            "oneroster.zip delivery.unreadable: 'no complete zip archive', expected a zip archive with its directory";
    private static final String RESULTS = "oneroster.zip!results.csv";
    private static final String JSON = "', expected one JSON document in UTF-8";
    private static final String HEADER = "expected a header with the columns 学校标识码, 学号, 姓名, 性别, 出生日期, 证件类型, 证件号码, 手机号码,"
            + " 开课学期, 课程编号, 课程名称, 学分, 总学时, 成绩, 成绩标识, 考试性质, 课程性质, 修读方式, 录入日期";

    /** Files that a sender offers. */
    interface Offer {
        Map<String, byte[]> files() throws IOException;
    }

    private Province province;
    private LocalDate day = LocalDate.of(2026, 9, 1);

    @BeforeAll
    void take_good_deliveries(@TempDir Path work) throws Exception {
        province = new Province(work);
        for (String source : List.of(ROSTER, GRADES, BADGES, TALENT)) {
            province.offer(source, Province.good(source, Faults.ROWS));
        }
        assertThat(province.bank()
                        .night()
                        .run(day, Province.sources(), (source, message) -> {})
                        .good())
                .isTrue();
    }

    @AfterAll
    void close() throws IOException {
        province.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"roster", "grades", "badges", "talents"})
    void a_delivery_is_refused_as_a_whole_and_the_bank_stays_as_it_was(
            String source, String wrong, Offer offer, List<String> findings) throws Exception {
        Map<String, Long> before = province.content();
        province.offer(source, offer.files());

        RunReport run = nightly(source);

        assertThat(run.state()).as(run.cause()).isEqualTo("refused");
        assertThat(errors(run))
                .zipSatisfy(findings, (found, expected) -> assertThat(found).matches(pattern(expected)));
        assertThat(run.cause()).isNotEmpty().doesNotContain("Exception");
        assertThat(province.content()).isEqualTo(before);
    }

    static Stream<Arguments> roster() {
        return Stream.of(
                bad(ROSTER, "half a zip", () -> Faults.archive(zip -> Arrays.copyOf(zip, zip.length / 2)), NO_ZIP),
                bad(ROSTER, "no zip", () -> Faults.archive(zip -> new byte[] {1, 2, 3}), NO_ZIP),
                bad(ROSTER, "no bytes", () -> Faults.archive(zip -> new byte[0]), NO_ZIP),
                bad(
                        ROSTER,
                        "a damaged zip",
                        () -> Faults.archive(zip -> {
                            zip[600] ^= 1;
                            return zip;
                        }),
                        "oneroster.zip!users.csv delivery.unreadable: '… bytes', expected the size and CRC-32 of the"
                                + " archive's directory"),
                bad(
                        ROSTER,
                        "a zip bomb",
                        () -> Faults.entry("results.csv", new byte[64 << 20]),
                        RESULTS + " delivery.too-large: '… bytes out of …', expected at most 200 to one"),
                bad(
                        ROSTER,
                        "a zip in the zip",
                        () -> Faults.entry("more.zip", Sent.zip(Sent.oneRoster(1))),
                        "oneroster.zip delivery.unreadable: 'more.zip', expected no archive inside the archive"),
                bad(
                        ROSTER,
                        "a way out of the zip",
                        () -> Faults.entry("../results.csv", new byte[0]),
                        "oneroster.zip delivery.unreadable: '../results.csv', expected entries without folders"),
                bad(
                        ROSTER,
                        "a file that is missing",
                        () -> Faults.without("users.csv"),
                        "oneroster.zip!users.csv delivery.file-missing: '', expected a file named oneroster.zip!users.csv"),
                bad(
                        ROSTER,
                        "a file without bytes",
                        () -> Faults.entry("orgs.csv", new byte[0]),
                        "oneroster.zip!orgs.csv:1 delivery.header: 'an empty file', expected a header with the columns"
                                + " sourcedId, status, dateLastModified, name, type, identifier, parentSourcedId"),
                bad(
                        ROSTER,
                        "a renamed column",
                        () -> Faults.roster("results.csv", line(0, l -> l.replace("scoreStatus", "score_status"))),
                        RESULTS
                                + ":1 delivery.header scoreStatus: 'score_status', expected column 6 named 'scoreStatus'"),
                bad(
                        ROSTER,
                        "another character set",
                        () -> Faults.entry(
                                "users.csv", Sent.bytes(Sent.lines(Sent.oneRoster(1), "users.csv"), Sent.GB18030)),
                        "oneroster.zip!users.csv:2 delivery.undecodable: 'ba', expected bytes of UTF-8"),
                bad(
                        ROSTER,
                        "a quote that never closes",
                        () -> Faults.roster("results.csv", line(20, l -> l.replace("fully", "\"fully"))),
                        RESULTS + ":21 delivery.unreadable: 'a quote that is not closed, or text after a closing quote,"
                                + " in this row or a later one', expected delimited text after RFC 4180"),
                bad(
                        ROSTER,
                        "no rows",
                        () -> Faults.roster("results.csv", lines -> lines.subList(0, 1)),
                        "delivery delivery.withdrawal-limit: '… of … live claims withdrawn', expected at most 1.00 %"));
    }

    static Stream<Arguments> grades() {
        return Stream.of(
                bad(
                        GRADES,
                        "bytes that are none of the character set",
                        () -> Faults.bytes(Faults.grades(l -> l), "grades.csv", "王小明", Sent.GB18030, 0xff, 0xff),
                        "grades.csv:2 delivery.undecodable: 'ff', expected bytes of GB18030"),
                bad(
                        GRADES,
                        "another character set",
                        () -> Faults.gradesIn(StandardCharsets.UTF_8, lines -> lines),
                        "grades.csv:1 delivery.undecodable: '81', expected bytes of GB18030"),
                bad(
                        GRADES,
                        "no bytes",
                        () -> Map.of("grades.csv", new byte[0]),
                        "grades.csv:1 delivery.header: 'an empty file', " + HEADER),
                bad(
                        GRADES,
                        "no header",
                        () -> Faults.grades(lines -> lines.subList(1, lines.size())),
                        "grades.csv:1 delivery.header: '0 of the columns in 19 fields', " + HEADER),
                bad(
                        GRADES,
                        "a renamed column",
                        () -> Faults.grades(line(0, l -> l.replace("成绩,", "总评成绩,"))),
                        "grades.csv:1 delivery.header 成绩: '总评成绩', expected column 14 named '成绩'"),
                bad(
                        GRADES,
                        "a missing column",
                        () -> Faults.grades(line(0, l -> l.replace("成绩标识,", ""))),
                        "grades.csv:1 delivery.header 成绩标识: '', expected column 15 named '成绩标识'"),
                bad(
                        GRADES,
                        "a column twice",
                        () -> Faults.grades(line(0, l -> l.replace("成绩标识,", "成绩标识,学分,"))),
                        "grades.csv:1 delivery.header 学分: '学分', expected the column once"),
                bad(
                        GRADES,
                        "no rows",
                        () -> Faults.grades(lines -> lines.subList(0, 1)),
                        "delivery delivery.withdrawal-limit: '… of … live claims withdrawn', expected at most 1.00 %"),
                bad(
                        GRADES,
                        "more wrong rows than the job file allows",
                        () -> Faults.grades(lines -> lines.stream()
                                .map(l -> l.startsWith("4111010001,20210") ? l.replace("正常考试", "模拟考试") : l)
                                .toList()),
                        "delivery … delivery.refusal-limit: '99 of 400 rows refused', expected at most 5.00 %"),
                bad(
                        GRADES,
                        "a line of 15 MB",
                        () -> Faults.grades(line(20, l -> l + Faults.longText())),
                        "grades.csv:21 delivery.unreadable: 'a field longer than 1048576 characters, perhaps behind a quote"
                                + " that is not closed', expected delimited text after RFC 4180"));
    }

    static Stream<Arguments> badges() {
        String id = "\"urn:uuid:20\",";
        return Stream.of(
                bad(
                        BADGES,
                        "half a page",
                        () -> Faults.badges(page -> page.substring(0, page.indexOf(id) + 10)),
                        "page-1:21 delivery.unreadable: 'column …: the document ends too early" + JSON),
                bad(
                        BADGES,
                        "a page for people",
                        () -> Faults.badges(page -> "<html><body>Service unavailable</body></html>"),
                        "page-1:1 delivery.unreadable: 'column 1: no JSON" + JSON),
                bad(
                        BADGES,
                        "no bytes",
                        () -> Faults.badges(page -> ""),
                        "page-1:1 delivery.unreadable: 'no object at the top" + JSON),
                bad(
                        BADGES,
                        "another character set",
                        () -> Faults.bytes(
                                Faults.badges(page -> page),
                                "page-00001.json",
                                "电工",
                                StandardCharsets.UTF_8,
                                0xb5,
                                0xe7),
                        "page-1:2 delivery.undecodable: 'column …', expected bytes of UTF-8"),
                bad(
                        BADGES,
                        "text behind the document",
                        () -> Faults.badges(page -> page + "{}"),
                        "page-1:403 delivery.unreadable: 'text after the document's end" + JSON),
                bad(
                        BADGES,
                        "a name twice in one object",
                        () -> Faults.badges(page -> page.replace(id, id + "\"id\":\"x\",")),
                        "page-1:21 delivery.unreadable: 'column …: a name stands twice in an object" + JSON),
                bad(
                        BADGES,
                        "nothing but brackets",
                        () -> Faults.badges(page -> page.replace(id, id + "\"x\":" + "[".repeat(5000))),
                        "page-1:21 delivery.unreadable: 'column …: nested too deep" + JSON),
                bad(
                        BADGES,
                        "a line of 15 MB",
                        () -> Faults.badges(page -> page.replace(id, id + "\"x\":\"" + Faults.longText() + "\",")),
                        "page-1:21 delivery.too-large: 'column …: a text or number is too long" + JSON));
    }

    static Stream<Arguments> talents() {
        return Stream.of(
                bad(
                        TALENT,
                        "a wrong number of rows",
                        () -> Faults.control(control -> control.replace("rows=400", "rows=401")),
                        "talent.txt delivery.control-count rows: '400', expected 401 rows"),
                bad(
                        TALENT,
                        "a wrong SHA-256",
                        () -> Faults.control(control -> control.replaceFirst("sha256=.{4}", "sha256=0000")),
                        "talent.txt delivery.control-digest sha256: '…', expected 0000…"),
                bad(
                        TALENT,
                        "half a file",
                        () -> Faults.cut(Faults.talents(lines -> lines), "talent.txt", 308 * 20 + 100),
                        "talent.txt delivery.control-count rows: '21', expected 400 rows",
                        "talent.txt delivery.control-digest sha256: '…', expected …"),
                bad(
                        TALENT,
                        "the control file of another file",
                        () -> Faults.control(control -> control.replace("talent.txt", "other.txt")),
                        "talent.ctl delivery.file-missing file: 'other.txt', expected talent.txt"),
                bad(
                        TALENT,
                        "no control file",
                        () -> Map.of("talent.txt", new byte[0]),
                        "talent.ctl delivery.file-missing: '', expected a file named talent.ctl"),
                bad(
                        TALENT,
                        "a control file without bytes",
                        () -> Faults.control(control -> ""),
                        "talent.ctl delivery.unreadable: 'rows=', expected a number of rows"),
                bad(
                        TALENT,
                        "rows in the control file",
                        () -> Faults.control(control -> Sent.talents(1).getFirst()),
                        "talent.ctl:1 delivery.unreadable: 'another line', expected lines file=, rows= and sha256=,"
                                + " each once"),
                bad(
                        TALENT,
                        "bytes that are none of the character set",
                        () -> Faults.sealed(
                                Faults.bytes(Faults.talents(lines -> lines), "talent.txt", "王", Sent.GBK, 0xff, 0xff)),
                        "talent.txt:1 delivery.undecodable: 'ff', expected bytes of GB18030"),
                bad(
                        TALENT,
                        "a line of 15 MB",
                        () -> Faults.talents(line(20, l -> Faults.longText())),
                        "talent.txt:21 delivery.unreadable: 'a line longer than 1048576 bytes', expected lines of 306"
                                + " bytes"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void a_row_is_refused_alone_and_a_corrected_delivery_brings_it(
            String source, String wrong, Offer offer, List<String> findings) throws Exception {
        province.offer(source, offer.files());

        RunReport run = nightly(source);

        assertThat(run.state()).as(run.cause()).isEqualTo("sealed");
        assertThat(run.refused()).isEqualTo(1);
        assertThat(run.counts().unchanged()).isEqualTo(run.rows() - 1).isGreaterThanOrEqualTo(Faults.ROWS - 1);
        assertThat(errors(run)).isEqualTo(findings);

        province.offer(source, Province.good(source, Faults.ROWS));
        RunReport corrected = nightly(source);
        assertThat(corrected.state()).isEqualTo("sealed");
        assertThat(corrected.refused()).isZero();
        assertThat(corrected.rows()).isEqualTo(Faults.ROWS);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                bad(
                        ROSTER,
                        "a field too many",
                        () -> Faults.roster("results.csv", line(20, l -> l + ",more")),
                        RESULTS + ":21 row.field-count: '16 fields', expected 15 fields"),
                bad(
                        ROSTER,
                        "fields too few",
                        () -> Faults.roster("results.csv", line(20, l -> "r20,active")),
                        RESULTS + ":21 row.field-count: '2 fields', expected 15 fields"),
                bad(
                        ROSTER,
                        "a user who is not there",
                        () -> Faults.roster("users.csv", lines -> lines.subList(0, Faults.ROWS)),
                        RESULTS + ":401 row.lookup-missing studentSourcedId: 'u400', expected the sourcedId of a row in"
                                + " users.csv"),
                bad(
                        ROSTER,
                        "a user's row with a field too many",
                        () -> Faults.roster("users.csv", line(20, l -> l + ",more")),
                        "oneroster.zip!users.csv:21 row.field-count: '23 fields', expected 22 fields",
                        RESULTS + ":21 row.lookup-missing studentSourcedId: 'u20', expected the sourcedId of a row in"
                                + " users.csv"),
                bad(
                        GRADES,
                        "a field too many",
                        () -> Faults.grades(line(20, l -> l + ",more")),
                        "grades.csv:21 row.field-count: '20 fields', expected 19 fields"),
                bad(
                        GRADES,
                        "fields too few",
                        () -> Faults.grades(line(20, l -> l.substring(0, l.indexOf(",男")))),
                        "grades.csv:21 row.field-count: '3 fields', expected 19 fields"),
                bad(
                        BADGES,
                        "something that is no credential",
                        () -> Faults.badges(page -> page.replace("[\n{", "[\n5,{")),
                        "page-1:1 row.malformed: 'no object', expected an object"),
                bad(
                        BADGES,
                        "a credential without its id",
                        () -> Faults.badges(page -> page.replace("\"id\":\"urn:uuid:20\",", "")),
                        "page-1:20 value.missing id: '', expected the row's key"),
                bad(
                        TALENT,
                        "a row too long",
                        () -> Faults.talents(line(20, l -> l + " ")),
                        "talent.txt:21 row.length: '307 bytes', expected 306 bytes"),
                bad(
                        TALENT,
                        "a character cut in two",
                        () -> Faults.sealed(Faults.bytes(
                                Faults.talents(lines -> lines), "talent.txt", " 电", Sent.GBK, 0xb5, '@', ' ')),
                        "talent.txt:1 row.malformed organisation-name: 'a character cut in two', expected whole characters of"
                                + " GB18030"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ROSTER, GRADES, BADGES, TALENT})
    void what_a_refused_delivery_had_staged_is_gone_when_a_corrected_one_is_taken(String source) throws Exception {
        province.offer(source, broken(source));
        RunReport refused = nightly(source);
        assertThat(refused.state()).isEqualTo("refused");

        province.offer(source, Province.good(source, Faults.ROWS + 1));
        RunReport corrected = nightly(source);

        assertThat(corrected.state()).isEqualTo("sealed");
        assertThat(corrected.rows()).isEqualTo(Faults.ROWS + 1);
        assertThat(corrected.refused()).isZero();
        assertThat(province.texts("select tablename from pg_tables where schemaname = 'staging' and tablename ~ '_("
                        + refused.batchId() + "|" + corrected.batchId() + ")$'"))
                .isEmpty();
    }

    @Test
    void one_bad_sender_does_not_keep_the_others() throws Exception {
        province.offer(ROSTER, broken(ROSTER));
        province.offer(BADGES, broken(BADGES));
        province.offer(GRADES, Province.good(GRADES, Faults.ROWS + 2));
        province.offer(TALENT, Province.good(TALENT, Faults.ROWS + 2));
        day = day.plusDays(1);

        NightReport night = province.bank().night().run(day, Province.sources(), (source, message) -> {});

        assertThat(night.runs())
                .extracting(run -> run.source() + " " + run.state())
                .containsExactly(GRADES + " sealed", ROSTER + " refused", TALENT + " sealed", BADGES + " refused");
        assertThat(night.good()).isFalse();
        assertThat(night.exportCause()).isEmpty();
    }

    /** Files of the right names and no use. */
    private static Map<String, byte[]> broken(String source) throws IOException {
        byte[] nothing = {'x'};
        return switch (source) {
            case ROSTER -> Map.of("oneroster.zip", nothing);
            case BADGES -> Map.of("page-00001.json", nothing);
            case GRADES -> Map.of("grades.csv", nothing);
            default -> Map.of("talent.txt", nothing, "talent.ctl", nothing);
        };
    }

    private RunReport nightly(String source) throws IOException {
        day = day.plusDays(1);
        return province.bank().runs().nightly(Province.source(source), day, (name, message) -> {});
    }

    /** The errors of a taken delivery, or those for which a delivery was refused as a whole. */
    private List<String> errors(RunReport run) throws SQLException {
        return province.texts("""
                select file || case line when 0 then '' else ':' || line end || ' ' || code
                    || case field when '' then '' else ' ' || field end || ': ''' || value || ''', expected ' || expected
                from finding join batch using (batch_id)
                where error and batch_id = %d and (ordinal = 0 or state <> 'refused') order by ordinal, code, file, line
                """.formatted(run.batchId()));
    }

    private static Arguments bad(String source, String wrong, Offer offer, String... findings) {
        return arguments(source, wrong, offer, List.of(findings));
    }

    private static String pattern(String finding) {
        return "\\Q" + finding.replace("…", "\\E[0-9a-f]*\\Q") + "\\E";
    }
}
