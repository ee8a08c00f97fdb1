package creditbank.recognise.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Presence;
import creditbank.recognise.rule.Reason;
import creditbank.recognise.rule.Rounding;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules that the project ships, and the editors' schema of such files. */
class ShippedRulesTest {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Path.of("mappings/rules/rule.schema.json"));

    @Test
    void every_shipped_rule_is_right_keeps_its_examples_and_each_kind_has_one() throws IOException {
        RuleSet rules = RuleFolder.read(Path.of("mappings/rules"));
        assertThat(rules.files())
                .extracting(file -> file.name().toString())
                .containsExactly(
                        "award-fixed-1",
                        "certificate-level-1",
                        "course-hours-1",
                        "internship-hours-1",
                        "internship-weeks-1",
                        "training-hours-1",
                        "training-hours-2",
                        "work-months-1");
        Set<Kind> kinds = rules.files().stream()
                .flatMap(file -> file.rule().scope().kinds().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        assertThat(kinds).containsExactly(Kind.values());
        for (RuleFile file : rules.files()) {
            assertThat(file.rule().examples()).isNotEmpty();
            assertThat(file.rule().authority().basis()).contains("教职成〔2019〕13号");
        }
    }

    @Test
    void the_schema_knows_the_program_s_words() {
        assertThat(words("kind")).isEqualTo(names(Kind.values()));
        assertThat(words("scale")).isEqualTo(names(Scale.values()));
        assertThat(words("status")).isEqualTo(names(Status.values()));
        assertThat(words("presence")).isEqualTo(names(Presence.values()));
        assertThat(words("mode")).isEqualTo(names(Rounding.Mode.values()));
        assertThat(words("redeem")).isEqualTo(names(Limits.Redeem.values()));
        assertThat(words("reason"))
                .isEqualTo(Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    private static List<String> words(String definition) {
        List<String> words = new ArrayList<>();
        SCHEMA.get("$defs").get(definition).get("enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
