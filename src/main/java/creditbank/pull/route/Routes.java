package creditbank.pull.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private static final Pattern UNKNOWN = Pattern.compile("Unknown parameters=\\[\\{([^=}]*)");
    private static final Pattern WRONG = Pattern.compile("Error binding property \\(([^=)]*)=");

    private final Path file;
    private final String label;
    private final String source;
    private final List<RouteProblem> problems = new ArrayList<>();

    private Routes(Path file, String label) {
        this.file = file;
        this.label = label;
        this.source = String.valueOf(file.getFileName()).replaceFirst("[.]yaml$", "");
    }

    /**
     * What is wrong with a route file's placeholders, literals and options, by line; nothing if Camel can run it for the source that it is named after.
     *
     * @param label the file's name as the problems say it
     */
    public static List<RouteProblem> check(Path file, String label) {
        Routes routes = new Routes(file, label);
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
            endpoints(camel, lines);
        } catch (IOException e) {
            add(1, "the check could not end");
        }
    }

    private void endpoints(DefaultCamelContext camel, List<String> lines) {
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), PollDefinition.class)
                    .forEach(poll -> endpoint(camel, lines, poll.getUri(), poll.getLineNumber()));
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .filter(to -> !to.getUri().startsWith("bean:"))
                    .forEach(to -> endpoint(
                            camel,
                            lines,
                            to.getUri().replaceFirst("[?&]sslContextParameters=[^&]*", ""),
                            to.getLineNumber()));
        }
    }

    private void endpoint(DefaultCamelContext camel, List<String> lines, String uri, int at) {
        String safe = uri.replaceFirst("idempotentRepository=[^&]*&?", "");
        int line = Math.max(1, at);
        try {
            camel.getEndpoint(safe);
            if (uri.matches("https?:.*|[{][{][^}]*[.]url[}][}].*") && !uri.contains("disableStreamCache=true")) {
                add(line, "an HTTP address needs disableStreamCache: true, or an answer without end fills the memory");
            }
        } catch (RuntimeException e) {
            Matcher unknown = UNKNOWN.matcher(String.valueOf(e.getMessage()));
            Matcher wrong = WRONG.matcher(String.valueOf(e.getMessage()));
            if (unknown.find()) {
                add(lineOf(lines, line, unknown.group(1)), "unknown option " + unknown.group(1));
            } else if (wrong.find()) {
                add(lineOf(lines, line, wrong.group(1)), "option " + wrong.group(1) + " has a value of another type");
            } else if (problems.isEmpty()) {
                add(line, "the address cannot be understood");
            }
        }
    }

    private PropertiesComponent samples() {
        Properties samples = new Properties();
        SettingNames.OF_SOURCE.forEach(name -> samples.setProperty(source + "." + name, "sample"));
        samples.setProperty(source + ".port", "1");
        samples.setProperty(source + ".url", "https://sample");
        SettingNames.IN_ROUTES.forEach(name -> samples.setProperty(name, "1"));
        PropertiesComponent properties = new PropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setInitialProperties(samples);
        return properties;
    }

    /** The line at or behind the step's in which the option stands, or the step's. */
    private static int lineOf(List<String> lines, int step, String option) {
        for (int i = step - 1; i < lines.size(); i++) {
            if (lines.get(i).contains(option)) {
                return i + 1;
            }
        }
        return step;
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
        problems.add(new RouteProblem(label, line, message));
    }
}
