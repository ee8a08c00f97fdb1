package creditbank.recognise.panel.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.identifier.InstitutionCode;
import creditbank.outcome.identifier.ResidentId;
import creditbank.recognise.panel.Member;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.PanelMethod;
import creditbank.recognise.panel.Sector;
import creditbank.vault.Vault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a panel that somebody proposes. Names and ID numbers never stand in a message; of the ID number only the keyed hash goes on. */
public final class PanelReader {
    private PanelReader() {}

    /**
     * Reads the bytes of a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static Panel parse(String name, byte[] bytes, Vault vault) {
        YamlFile file = YamlFile.parse(name, bytes);
        YamlNode root = file.root().only("format", "case", "method", "members");
        root.need("format").integer(1, 1);
        YamlNode members = root.need("members");
        PanelMethod method = root.need("method").choice(PanelMethod.class);
        Panel panel = new Panel(
                root.need("case").number(1, Long.MAX_VALUE),
                method == null ? PanelMethod.INTERVIEW : method,
                members.items().stream().map(node -> member(node, vault)).toList(),
                name,
                members.line());
        file.check();
        return panel;
    }

    private static Member member(YamlNode node, Vault vault) {
        node.only("name", "document", "sector", "employer", "related");
        YamlNode employer = node.need("employer");
        if (InstitutionCode.of(employer.text()) == null) {
            employer.problem("expected the code of an institution, of 10 digits or 18 characters");
        }
        Sector sector = node.need("sector").choice(Sector.class);
        YamlNode related = node.get("related");
        return new Member(
                node.need("name").text(),
                document(node.get("document"), vault),
                sector == null ? Sector.ACADEMIA : sector,
                employer.text(),
                related == null
                        ? List.of()
                        : related.items().stream()
                                .map(number -> number.number(1, Long.MAX_VALUE))
                                .toList(),
                node.line());
    }

    private static @Nullable UUID document(@Nullable YamlNode node, Vault vault) {
        if (node == null) {
            return null;
        }
        try {
            return vault.token("document:resident-id", new ResidentId(node.text()).text());
        } catch (IllegalArgumentException e) {
            node.problem("expected a resident ID of 18 characters with a right check character; it is not shown here");
            return null;
        }
    }
}
