package creditbank.run.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.map.yaml.YamlException;
import creditbank.run.retention.archive.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The retention policy is read strictly, and its schema says the same. */
class PolicyFileTest {
    private static final String RIGHT = """
            schedule: "0 30 12 * * ?"
            zone: Asia/Shanghai
            repeat:
              days: 90
            runs: {days: 400, least: 3}
            landing: {days: 800, least: 2}
            refusals: {days: 400, least: 3}
            findings: {days: 500, least: 3}
            exports: {days: 30, least: 5}
            """;

    @Test
    void every_number_is_read() {
        Policy policy = parse(RIGHT);
        assertThat(policy.repeatDays()).isEqualTo(90);
        assertThat(policy.term(Kind.OBJECT)).isEqualTo(new Policy.Term(800, 2));
        assertThat(policy.term(Kind.DELIVERY)).isEqualTo(new Policy.Term(800, 2));
        assertThat(policy.term(Kind.EXPORT)).isEqualTo(new Policy.Term(30, 5));
        assertThat(policy.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(policy.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void what_is_wrong_is_said_with_its_line() {
        assertThat(problems(RIGHT.replace("days: 90", "days: 900")
                        .replace("least: 2", "least: 0")
                        .replace("0 30 12 * * ?", "daily")))
                .containsExactly(
                        "retention/policy.yaml:1: expected a Quartz cron expression such as '0 30 1 * * ?', found 'daily'",
                        "retention/policy.yaml:6: expected a whole number from 1 to 1000, found '0'",
                        "retention/policy.yaml:6: expected at least the 900 days of 'repeat', found '800'");
        assertThat(problems(RIGHT.replace("findings: {days: 500", "findings: {days: 399")))
                .containsExactly("retention/policy.yaml:8: expected at least the 400 days of 'refusals', found '399'");
        assertThat(problems(RIGHT.replace("exports: {days: 30, least: 5}", "claims: {days: 1, least: 1}")))
                .containsExactly(
                        "retention/policy.yaml:1: the key 'exports' is missing",
                        "retention/policy.yaml:9: unknown key 'claims', expected one of exports, findings, landing, refusals, repeat, runs, schedule, zone");
        assertThat(problems(RIGHT.replace("zone: Asia/Shanghai", "zone: Asia/Peking")))
                .containsExactly(
                        "retention/policy.yaml:2: expected a time zone such as Asia/Shanghai, found 'Asia/Peking'");
        assertThat(problems("[]")).contains("retention/policy.yaml:1: expected keys with values, found a list");
    }

    @Test
    void the_shipped_policy_is_right_and_its_schema_has_the_same_keys() throws Exception {
        assertThat(PolicyFile.read(Path.of(""))).isPresent();
        JsonNode schema = JsonMapper.shared().readTree(Path.of("jobs/retention/policy.schema.json"));
        List<String> keys = new ArrayList<>(schema.get("properties").propertyNames());
        assertThat(problems("nonsense: 1\n"))
                .contains("retention/policy.yaml:1: unknown key 'nonsense', expected one of "
                        + String.join(", ", keys.stream().sorted().toList()));
    }

    @Test
    void where_there_is_no_policy_nothing_ages() throws Exception {
        assertThat(PolicyFile.read(Path.of("target"))).isEmpty();
    }

    private static Policy parse(String text) {
        return PolicyFile.parse("retention/policy.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(YamlException.class, e -> problems.addAll(e.problems()));
        return problems;
    }
}
