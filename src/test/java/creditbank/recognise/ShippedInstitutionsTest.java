package creditbank.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Kind;
import creditbank.recognise.framework.Placement;
import creditbank.recognise.registry.Institutions;
import creditbank.recognise.rule.file.RuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The framework, programmes and rules of panels that the project ships, and the editors' schemas of such files. */
class ShippedInstitutionsTest {
    @Test
    void every_shipped_file_is_right_and_keeps_its_examples() throws IOException {
        Institutions shipped = Institutions.read(Path.of("mappings"), RuleFolder.read(Path.of("mappings/rules")));
        assertThat(shipped.framework().name()).isEqualTo("national-1");
        assertThat(shipped.framework().levels()).hasSize(7);
        assertThat(shipped.programmes().files())
                .extracting(file -> file.name().toString())
                .containsExactly("associate-technology-1", "skilled-worker-1");
        assertThat(shipped.panels().bands()).hasSize(3);
    }

    @Test
    void a_level_that_the_framework_lacks_is_told_apart_from_one_that_is_not_stated() throws IOException {
        var framework = Institutions.read(Path.of("mappings"), RuleFolder.read(Path.of("mappings/rules")))
                .framework();
        assertThat(framework.place(Kind.CERTIFICATE, "二级").number()).isEqualTo(4);
        assertThat(framework.place(Kind.CERTIFICATE, "二级").eqf()).isEqualTo(5);
        assertThat(framework.place(Kind.CERTIFICATE, "七级").code()).isEqualTo(Placement.UNKNOWN);
        assertThat(framework.place(Kind.WORK, "").code()).isEqualTo(Placement.UNSTATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frameworks/framework", "programmes/programme"})
    void the_schema_knows_the_program_s_kinds(String name) {
        JsonNode schema = JsonMapper.shared().readTree(Path.of("mappings/" + name + ".schema.json"));
        List<String> words = new ArrayList<>();
        schema.get("$defs").get("kind").get("enum").forEach(word -> words.add(word.asString()));
        assertThat(words)
                .isEqualTo(Arrays.stream(Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
