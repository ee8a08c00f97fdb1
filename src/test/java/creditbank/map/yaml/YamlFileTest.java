package creditbank.map.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.outcome.Kind;
import org.junit.jupiter.api.Test;

/** The strict reader of users' files. */
class YamlFileTest {

    @Test
    void all_problems_are_told_at_once_with_file_and_line() {
        YamlFile file = YamlFile.parse("a.yaml", """
                name: x
                name: y
                wrong: 1
                limit: ten
                kind: song
                on: &a yes
                deep:
                  - 1
                """);
        YamlNode root = file.root().only("name", "limit", "kind", "on", "deep");
        root.need("limit").integer(0, 100);
        root.need("kind").choice(Kind.class);
        root.need("nothing").text();
        root.need("deep").text();
        assertThatThrownBy(file::check).isInstanceOf(YamlException.class).hasMessage("""
                        a.yaml:1: the key 'nothing' is missing
                        a.yaml:2: the key 'name' stands twice
                        a.yaml:3: unknown key 'wrong', expected one of deep, kind, limit, name, on
                        a.yaml:4: expected a whole number from 0 to 100, found 'ten'
                        a.yaml:5: expected one of course, certificate, training, internship, work, award, found 'song'
                        a.yaml:6: anchors and tags are not allowed
                        a.yaml:7: expected a text, found a list""");
    }

    @Test
    void texts_stay_as_they_stand_in_the_file() {
        YamlFile file = YamlFile.parse("b.yaml", "code: 01\nflag: true\nempty: ''\nwords: [no, 1e3]\none: single\n");
        YamlNode root = file.root();
        assertThat(root.need("code").text()).isEqualTo("01");
        assertThat(root.need("flag").bool()).isTrue();
        assertThat(root.need("empty").textOrEmpty()).isEmpty();
        assertThat(root.need("words").texts()).containsExactly("no", "1e3");
        assertThat(root.need("one").texts()).containsExactly("single");
        assertThat(root.get("other")).isNull();
        file.check();
    }

    @Test
    void a_tag_that_the_composer_would_fail_at_is_refused_with_its_line() {
        assertThatThrownBy(() -> YamlFile.parse("e.yaml", "a: 1\nb: !!x%20 y\n"))
                .isInstanceOf(YamlException.class)
                .hasMessage("e.yaml:2: no YAML: a tag that begins or ends with white space");
    }

    @Test
    void broken_yaml_and_an_empty_file_are_refused_with_their_line() {
        assertThatThrownBy(() -> YamlFile.parse("c.yaml", "a: 1\nb: [1, 2\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("c.yaml:3: no YAML: ");
        YamlFile empty = YamlFile.parse("d.yaml", "# nothing\n");
        assertThat(empty.problems()).containsExactly("d.yaml:1: the file is empty, expected keys with values");
    }
}
