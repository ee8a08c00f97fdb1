package creditbank.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.map.Mapping;
import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.panel.file.PanelReader;
import creditbank.recognise.panel.file.PanelRulesReader;
import creditbank.recognise.programme.file.ProgrammeReader;
import creditbank.recognise.rule.file.RuleReader;
import creditbank.resolve.model.file.ModelFile;
import creditbank.run.retention.PolicyFile;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that users write. */
class FilesFuzzTest {
    private static final Framework FRAMEWORK = framework();
    private static final Vault VAULT = vault();

    @FuzzTest
    void yaml(byte[] bytes) throws Exception {
        Refusals.only(() -> YamlFile.parse("a.yaml", bytes), YamlException.class);
    }

    @FuzzTest
    void mapping(byte[] bytes) throws Exception {
        Refusals.only(() -> Mapping.parse("a.yaml", new String(bytes, StandardCharsets.UTF_8)), YamlException.class);
    }

    @FuzzTest
    void rule(byte[] bytes) throws Exception {
        Refusals.only(() -> RuleReader.parse("a.yaml", bytes), YamlException.class);
    }

    @FuzzTest
    void programme(byte[] bytes) throws Exception {
        Refusals.only(() -> ProgrammeReader.parse("a.yaml", bytes, FRAMEWORK), YamlException.class);
    }

    @FuzzTest
    void framework(byte[] bytes) throws Exception {
        Refusals.only(() -> FrameworkReader.parse("a.yaml", bytes), YamlException.class);
    }

    @FuzzTest
    void panel(byte[] bytes) throws Exception {
        Refusals.only(() -> PanelReader.parse("a.yaml", bytes, VAULT), YamlException.class);
    }

    @FuzzTest
    void panelRules(byte[] bytes) throws Exception {
        Refusals.only(() -> PanelRulesReader.parse("a.yaml", bytes, FRAMEWORK), YamlException.class);
    }

    @FuzzTest
    void model(byte[] bytes) throws Exception {
        Refusals.only(() -> ModelFile.read(YamlFile.parse("a.yaml", bytes)), YamlException.class);
    }

    @FuzzTest
    void retention(byte[] bytes) throws Exception {
        Refusals.only(() -> PolicyFile.parse("a.yaml", bytes), YamlException.class);
    }

    private static Framework framework() {
        try {
            return FrameworkReader.read(Path.of("mappings", "frameworks"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vault vault() {
        try {
            return Vault.open(Files.createTempDirectory("fuzz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
