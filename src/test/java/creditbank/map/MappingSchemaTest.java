package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.Privacy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The editors' schema knows the vocabulary that the program knows. */
class MappingSchemaTest {
    private static JsonNode schema = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void read() {
        schema = JsonMapper.shared().readTree(Path.of("mappings/mapping.schema.json"));
    }

    @Test
    void fields_kinds_and_classes_are_the_program_s() {
        assertThat(words("field")).containsExactlyElementsOf(names(Field.values()));
        assertThat(words("kind")).containsExactlyElementsOf(names(Kind.values()));
        assertThat(words("class")).containsExactlyElementsOf(names(Privacy.values()));
    }

    @Test
    void keys_at_the_top_are_those_that_the_parser_names() {
        List<String> keys = new ArrayList<>(schema.get("properties").propertyNames());
        String message = "";
        try {
            Mapping.parse("x.yaml", "nonsense: 1\n");
        } catch (MappingException e) {
            message = String.valueOf(e.getMessage());
        }
        assertThat(message)
                .contains("unknown key 'nonsense', expected one of "
                        + String.join(", ", keys.stream().sorted().toList()));
    }

    private static List<String> words(String definition) {
        List<String> words = new ArrayList<>();
        schema.get("$defs").get(definition).get("enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
