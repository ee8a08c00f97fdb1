package creditbank.pull.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;

/** Checks route files without running them. */
public final class Routes {
    private static final Pattern LINE = Pattern.compile("line[: ]+(\\d+)");

    private final Path file;
    private final String source;
    private final List<RouteProblem> problems = new ArrayList<>();

    private Routes(Path file) {
        this.file = file;
        this.source = String.valueOf(file.getFileName()).replaceFirst("[.]yaml$", "");
    }

    /** What is wrong with a route file, by line; nothing if it may be used for the source that it is named after. */
    public static List<RouteProblem> check(Path file) {
        Routes routes = new Routes(file);
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            RouteText.check(lines, routes.source, routes::add);
            routes.model(lines);
        } catch (IOException e) {
            routes.add(1, "cannot be read as UTF-8 text");
        }
        return routes.problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(RouteProblem::line))
                .toList();
    }

    private void model(List<String> lines) {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setSourceLocationEnabled(true);
            camel.disableJMX();
            camel.setPropertiesComponent(samples());
            try {
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(
                                PluginHelper.getResourceLoader(camel).resolveResource("file:" + file.toAbsolutePath()));
            } catch (Exception e) {
                add(line(e), "not a route in Camel's YAML: " + firstLine(e));
                return;
            }
            routes(camel, lines);
        } catch (IOException e) {
            add(1, "the check could not end");
        }
    }

    private void routes(DefaultCamelContext camel, List<String> lines) {
        List<RouteDefinition> routes = camel.getRouteDefinitions();
        if (routes.stream().noneMatch(route -> from(route).equals("direct:" + source))) {
            add(1, "no route begins at direct:" + source);
        }
        boolean lands = false;
        for (RouteDefinition route : routes) {
            if (!from(route).equals("direct:" + source) && !from(route).startsWith("direct:" + source + "-")) {
                add(
                        lineOf(lines, from(route).replaceFirst("[?].*", "")),
                        "begins at " + from(route).replaceFirst(":.*", "") + ", expected direct:" + source
                                + " or direct:" + source + "-…");
            }
            lands |= ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .anyMatch(to -> to.getUri().matches("bean:landing[?]method=(file|page)"));
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), PollDefinition.class)
                    .forEach(poll -> endpoint(camel, poll.getUri(), poll.getLineNumber()));
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .filter(to -> !to.getUri().startsWith("bean:"))
                    .forEach(to -> endpoint(
                            camel, to.getUri().replaceFirst("[?&]sslContextParameters=[^&]*", ""), to.getLineNumber()));
        }
        if (!lands) {
            add(1, "does not end in the landing zone: no step is bean:landing?method=file or bean:landing?method=page");
        }
    }

    private void endpoint(DefaultCamelContext camel, String uri, int line) {
        String safe = uri.replaceFirst("idempotentRepository=[^&]*&?", "");
        try {
            camel.getEndpoint(safe);
        } catch (RuntimeException e) {
            Matcher unknown =
                    Pattern.compile("Unknown parameters=\\[\\{([^=}]*)").matcher(String.valueOf(e.getMessage()));
            if (unknown.find()) {
                add(Math.max(1, line), "unknown option " + unknown.group(1));
            } else if (problems.isEmpty()) {
                add(Math.max(1, line), "the address cannot be understood");
            }
        }
    }

    private PropertiesComponent samples() {
        Properties samples = new Properties();
        RouteText.SETTINGS.forEach(name -> samples.setProperty(source + "." + name, "sample"));
        samples.setProperty(source + ".port", "1");
        samples.setProperty(source + ".url", "https://sample");
        RouteText.LIMITS.forEach(name -> samples.setProperty(name, "1"));
        PropertiesComponent properties = new PropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setInitialProperties(samples);
        return properties;
    }

    private static String from(RouteDefinition route) {
        return route.getInput() == null
                ? ""
                : Objects.requireNonNullElse(route.getInput().getEndpointUri(), "")
                        .replaceFirst("^direct://", "direct:");
    }

    private static int lineOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static int line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher line = LINE.matcher(String.valueOf(cause.getMessage()));
            if (line.find()) {
                return Integer.parseInt(line.group(1));
            }
        }
        return 1;
    }

    private static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private void add(int line, String message) {
        problems.add(new RouteProblem(file, line, message));
    }
}
