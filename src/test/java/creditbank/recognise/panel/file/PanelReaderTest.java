package creditbank.recognise.panel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.panel.Panel;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelReaderTest {
    @TempDir
    private Path keys;

    private Vault vault;

    @BeforeEach
    void open() throws Exception {
        vault = Vault.open(keys);
    }

    @Test
    void a_resident_id_with_a_right_check_character_and_a_thirteenth_month_is_refused_without_being_shown() {
        assertThatThrownBy(() -> panel("110105194913310021"))
                .isInstanceOf(YamlException.class)
                .hasMessage("p.yaml:6: expected a resident ID of 18 characters with a right check character,"
                        + " or another document of 5 to 17 letters and digits; it is not shown here");
    }

    @Test
    void a_resident_id_is_read_in_whichever_width_it_is_written() {
        assertThat(panel("11010519491231002X")).isEqualTo(panel("１１０１０５１９４９１２３１００２ｘ"));
    }

    private Panel panel(String document) {
        String text = "format: 1\ncase: 3\nmethod: test\nmembers:\n  - name: 王小明\n    document: '" + document
                + "'\n    sector: academia\n    employer: '4111010001'\n";
        return PanelReader.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8), vault);
    }
}
