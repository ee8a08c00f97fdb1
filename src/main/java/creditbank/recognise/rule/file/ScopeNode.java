package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.recognise.rule.Presence;
import creditbank.recognise.rule.Scope;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what records a rule applies to. */
final class ScopeNode {
    private static final String UNKNOWN = "unknown";

    private ScopeNode() {}

    static Scope read(YamlNode node) {
        node.only("kinds", "levels", "scales", "status", "credits", "hours");
        YamlNode levels = node.get("levels");
        YamlNode status = node.get("status");
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        boolean unknown = status == null;
        if (status == null) {
            statuses.addAll(Scope.ACHIEVED);
        } else {
            for (YamlNode item : status.some()) {
                if (item.isText() && item.text().equals(UNKNOWN)) {
                    unknown = true;
                } else {
                    add(statuses, item.choice(Status.class));
                }
            }
        }
        return new Scope(
                choices(node.need("kinds"), Kind.class),
                levels == null ? Set.of() : new HashSet<>(texts(levels.some())),
                scales(node.get("scales")),
                statuses,
                unknown,
                presence(node.get("credits")),
                presence(node.get("hours")));
    }

    private static List<String> texts(List<YamlNode> items) {
        return items.stream().map(YamlNode::text).toList();
    }

    private static Set<Scale> scales(@Nullable YamlNode node) {
        return node == null ? Set.of() : choices(node, Scale.class);
    }

    private static <E extends Enum<E>> Set<E> choices(YamlNode node, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (YamlNode item : node.some()) {
            add(chosen, item.choice(type));
        }
        return chosen;
    }

    private static <E> void add(Set<E> chosen, @Nullable E one) {
        if (one != null) {
            chosen.add(one);
        }
    }

    private static Presence presence(@Nullable YamlNode node) {
        Presence presence = node == null ? Presence.ANY : node.choice(Presence.class);
        return presence == null ? Presence.ANY : presence;
    }
}
