package creditbank.recognise.registry;

import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.panel.PanelRules;
import creditbank.recognise.panel.file.PanelRulesReader;
import creditbank.recognise.programme.ProgrammeSet;
import creditbank.recognise.programme.file.ProgrammeFolder;
import creditbank.recognise.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;

/** What files say around an account: the qualifications framework, the programmes, and by what rules panels are seated. */
public record Institutions(Framework framework, ProgrammeSet programmes, PanelRules panels) {
    /** Where no files are. */
    public static final Institutions NONE = new Institutions(Framework.NONE, ProgrammeSet.NONE, PanelRules.NONE);

    /**
     * Reads the folders {@code frameworks}, {@code programmes} and {@code panels}, each of which may be absent.
     *
     * @param mappings in which they are
     * @throws creditbank.map.yaml.YamlException with the problems of the first folder that has any
     */
    public static Institutions read(Path mappings, RuleSet rules) throws IOException {
        Framework framework = FrameworkReader.read(mappings.resolve("frameworks"));
        return new Institutions(
                framework,
                ProgrammeFolder.read(mappings.resolve("programmes"), framework, rules),
                PanelRulesReader.read(mappings.resolve("panels"), framework));
    }
}
