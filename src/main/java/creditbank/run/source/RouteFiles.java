package creditbank.run.source;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.pull.route.RouteProblem;
import creditbank.pull.route.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks route files. A route fetches and nothing else: it begins where the pull step calls it, takes these few steps, looks into nothing that it fetches,
 * and ends in the landing zone. What remains, Camel's own reader says.
 */
final class RouteFiles {
    private static final String[] STEPS = {
        "poll", "to", "loop", "filter", "choice", "setBody", "setHeader", "setProperty", "removeHeader", "removeHeaders"
    };

    private final YamlFile file;
    private final String start;
    private final Set<String> starts = new HashSet<>();
    private final RouteAddresses addresses;

    private RouteFiles(YamlFile file) {
        this.file = file;
        String source = file.fileName().replaceFirst("[.]yaml$", "");
        this.start = "direct:" + source;
        this.addresses = new RouteAddresses(source, starts);
    }

    /**
     * Every problem of one file that is well-formed YAML.
     *
     * @throws creditbank.map.yaml.YamlException if it is not, or holds what a route file must not hold
     */
    static List<String> check(Path path) throws IOException {
        YamlFile file = YamlFile.parse(path);
        new RouteFiles(file).read();
        file.check();
        return Routes.check(path, file.name()).stream()
                .map(RouteProblem::toString)
                .toList();
    }

    private void read() {
        List<YamlNode> items = file.root().some();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : items) {
            item.only("route", "onException");
            YamlNode route = item.get("route");
            if (route != null) {
                start(route.only("id", "from"), ids);
            }
        }
        items.stream()
                .flatMap(item -> item.entries().values().stream())
                .forEach(item -> steps(item.has("from") ? item.need("from") : item));
        if (!items.isEmpty() && !starts.contains(start)) {
            file.root().problem("expected a route that begins at " + start);
        }
        if (!items.isEmpty() && !addresses.lands()) {
            file.root().problem("expected a step to: bean:landing?method=file or to: bean:landing?method=page");
        }
    }

    private void start(YamlNode route, Set<String> ids) {
        YamlNode id = route.need("id");
        if (!ids.add(id.text())) {
            id.problem("the id '" + id.text() + "' stands twice");
        }
        YamlNode uri = route.need("from").only("uri", "steps").need("uri");
        String from = uri.text();
        if (!from.equals(start) && !from.startsWith(start + "-")) {
            uri.problem("expected " + start + " or " + start + "-…, found '" + from + "'");
        } else if (!starts.add(from)) {
            uri.problem("another route begins at '" + from + "' too");
        }
    }

    /** The steps of a route, of an error handler that may have some, or of a step. */
    private void steps(YamlNode owner) {
        YamlNode steps = owner.get("steps");
        if (steps == null) {
            return;
        }
        for (YamlNode item : steps.some()) {
            for (Map.Entry<String, YamlNode> step : item.only(STEPS).entries().entrySet()) {
                step(step.getKey(), step.getValue());
            }
        }
    }

    private void step(String name, YamlNode step) {
        switch (name) {
            case "poll" -> addresses.poll(step);
            case "to" -> addresses.to(step);
            case "loop" -> {
                RouteExpressions.check(step, "doWhile", "steps");
                steps(step);
            }
            case "filter" -> {
                RouteExpressions.check(step, "steps");
                steps(step);
            }
            case "choice" -> choice(step.only("when", "otherwise"));
            case "setBody" -> RouteExpressions.check(step);
            case "setHeader" -> {
                RouteExpressions.check(step, "name");
                RouteExpressions.checkHeader(step);
            }
            case "setProperty" -> RouteExpressions.check(step, "name");
            default -> {
                // what removes holds nothing that could be wrong, but for its options, which Camel knows
            }
        }
    }

    private void choice(YamlNode choice) {
        for (YamlNode when : choice.need("when").some()) {
            RouteExpressions.check(when, "steps");
            steps(when);
        }
        YamlNode otherwise = choice.get("otherwise");
        if (otherwise != null) {
            steps(otherwise.only("steps"));
        }
    }
}
