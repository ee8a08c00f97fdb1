package creditbank.recognise.panel.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Plain;
import creditbank.outcome.identifier.InstitutionCode;
import creditbank.outcome.identifier.ResidentId;
import creditbank.recognise.panel.Interest;
import creditbank.recognise.panel.Member;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.PanelMethod;
import creditbank.recognise.panel.Person;
import creditbank.recognise.panel.Sector;
import creditbank.vault.Vault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a panel that somebody proposes. Names and ID numbers never stand in a message; of names, birth dates and document numbers only keyed hashes go on, and the name, to be encrypted. */
public final class PanelReader {
    private static final String OTHER = "[0-9A-Z()]{5,17}";

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
        node.only("name", "document", "born", "sector", "employer", "employer-also", "related");
        YamlNode employer = node.need("employer");
        if (InstitutionCode.of(employer.text()) == null) {
            employer.problem("expected the code of an institution, of 10 digits or 18 characters");
        }
        Sector sector = node.need("sector").choice(Sector.class);
        String name = node.need("name").text();
        return new Member(
                name,
                sector == null ? Sector.ACADEMIA : sector,
                employer.text(),
                new Interest(
                        employers(employer.text(), node.get("employer-also")),
                        documents(node.get("document"), vault),
                        Person.named(vault, name),
                        born(node, name, vault),
                        related(node.get("related"))),
                node.line());
    }

    private static Set<String> employers(String code, @Nullable YamlNode also) {
        Set<String> employers = new HashSet<>();
        employers.add(code);
        if (also != null) {
            for (String form : also.texts()) {
                InstitutionCode other = InstitutionCode.of(Plain.number(form));
                employers.add(other == null ? Fold.title(form) : other.text());
            }
        }
        return employers;
    }

    private static Set<Long> related(@Nullable YamlNode node) {
        Set<Long> related = new HashSet<>();
        if (node != null) {
            node.items().forEach(number -> related.add(number.number(1, Long.MAX_VALUE)));
        }
        return related;
    }

    /** The date that is told, or that of a resident ID. */
    private static @Nullable UUID born(YamlNode node, String name, Vault vault) {
        YamlNode born = node.get("born");
        if (born != null) {
            try {
                return Person.born(vault, name, LocalDate.parse(born.text()));
            } catch (DateTimeException e) {
                born.problem("expected a date such as 1980-05-17; it is not shown here");
                return null;
            }
        }
        YamlNode document = node.get("document");
        String number = document == null ? "" : Plain.number(document.text());
        LocalDate date = birthDate(number);
        return date == null ? null : Person.born(vault, name, date);
    }

    private static Set<UUID> documents(@Nullable YamlNode node, Vault vault) {
        if (node == null) {
            return Set.of();
        }
        String number = Plain.number(node.text());
        if (birthDate(number) == null && !number.matches(OTHER)) {
            node.problem(
                    "expected a resident ID of 18 characters with a right check character, or another document of 5"
                            + " to 17 letters and digits; it is not shown here");
        }
        return Person.documents(vault, number);
    }

    /** The birth date of a resident ID; null for any other text, also where the date that it says never was. */
    private static @Nullable LocalDate birthDate(String number) {
        try {
            return new ResidentId(number).birthDate();
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
