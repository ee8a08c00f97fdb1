package creditbank.recognise.programme.file;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Kind;
import creditbank.outcome.identifier.InstitutionCode;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.programme.Overlaps;
import creditbank.recognise.programme.Part;
import creditbank.recognise.programme.Selector;
import creditbank.recognise.rule.file.Decimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a part and what it accepts. Parts that are empty, of two names alike, or that accept the same are refused. */
final class PartNode {
    private PartNode() {}

    static Part read(YamlNode node, Framework framework, int required, List<Part> before) {
        node.only("part", "title", "least", "most", "accepts");
        YamlNode id = node.need("part");
        if (!id.text().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            id.problem("expected an id of lower-case letters, digits and hyphens" + id.found());
        }
        int least = Decimal.read(node.need("least"), 0, ProgrammeReader.MOST);
        int most = most(node.get("most"), required);
        List<Selector> accepts = new ArrayList<>();
        for (YamlNode item : node.need("accepts").some()) {
            accepts.add(selector(item, framework, most, accepts));
        }
        Part part = new Part(id.text(), node.need("title").text(), least, most, accepts, node.line());
        check(node, part, before);
        return part;
    }

    private static void check(YamlNode node, Part part, List<Part> before) {
        if (part.most() == 0) {
            node.problem("the part " + part.id() + " is empty: nothing can count for it");
        } else if (part.most() < part.least()) {
            node.problem("nobody can fulfil the part " + part.id() + ": it requires " + Decimal.plain(part.least())
                    + " credits, but lets at most " + Decimal.plain(part.most()) + " count");
        } else if (!part.accepts().isEmpty() && ProgrammeReader.ofSelectors(part) < part.least()) {
            node.problem("nobody can fulfil the part " + part.id() + ": it requires " + Decimal.plain(part.least())
                    + " credits, but what it accepts lets at most " + Decimal.plain(ProgrammeReader.ofSelectors(part))
                    + " count");
        }
        for (Part other : before) {
            if (other.id().equals(part.id())) {
                node.problem("there is a part " + part.id() + " already, in line " + other.line());
            } else if (Overlaps.same(part, other)) {
                node.problem("the part " + part.id() + " accepts exactly what " + other.id() + " in line "
                        + other.line() + " accepts, expected one part or another choice");
            }
        }
    }

    private static Selector selector(YamlNode node, Framework framework, int most, List<Selector> before) {
        node.only("kinds", "levels", "subjects", "providers", "most");
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (YamlNode item : node.need("kinds").some()) {
            Kind kind = item.choice(Kind.class);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        YamlNode levels = node.get("levels");
        Selector selector = new Selector(
                kinds,
                levels == null ? Set.of() : new HashSet<>(FrameworkReader.levels(levels, framework)),
                subjects(node.get("subjects")),
                providers(node.get("providers")),
                most(node.get("most"), most));
        if (before.stream().anyMatch(other -> Overlaps.meet(selector, other))) {
            node.problem("overlaps with another of the same part: one record can be accepted by both");
        }
        return selector;
    }

    private static int most(@Nullable YamlNode node, int otherwise) {
        return node == null ? otherwise : Decimal.read(node, 0, ProgrammeReader.MOST);
    }

    private static Set<String> subjects(@Nullable YamlNode node) {
        Set<String> subjects = new HashSet<>();
        if (node != null) {
            for (YamlNode item : node.some()) {
                if (!item.text().matches("[^*]+[*]?")) {
                    item.problem("expected a code or title, or a beginning and one star at its end" + item.found());
                }
                subjects.add(item.text());
            }
        }
        return subjects;
    }

    private static Set<String> providers(@Nullable YamlNode node) {
        Set<String> providers = new HashSet<>();
        if (node != null) {
            for (YamlNode item : node.some()) {
                if (InstitutionCode.of(item.text()) == null) {
                    item.problem("expected the code of an institution, of 10 digits or 18 characters" + item.found());
                }
                providers.add(item.text());
            }
        }
        return providers;
    }
}
