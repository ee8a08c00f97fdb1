package creditbank.pull;

import creditbank.pull.route.BearerToken;
import creditbank.pull.route.Causes;
import creditbank.pull.route.Limits;
import creditbank.pull.route.Pages;
import creditbank.pull.route.PinnedAuthority;
import creditbank.pull.route.SettingNames;
import creditbank.pull.route.WebRequests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.jspecify.annotations.Nullable;

/**
 * Runs a route once, in a Camel context of its own, and keeps what it landed as one delivery. The sender's files are never changed.
 *
 * <p>Beans that routes may use: {@code landing} ({@link LandingSink}), {@code seen} (the files that this pull has had), {@code pages}
 * ({@link Pages}), {@code token} ({@link BearerToken}), {@code authority} ({@link PinnedAuthority}, from the setting {@code SOURCE.ca-file}). Placeholders come from the settings alone, never from the
 * environment.
 */
public final class Puller {
    /** How long a pull whose time is over may take to end by itself. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final int INTERRUPTS = 100;

    private final Landing landing;
    private final Deliveries deliveries;

    public Puller(Landing landing, Deliveries deliveries) {
        this.landing = landing;
        this.deliveries = deliveries;
    }

    /**
     * Fetches what the source has.
     *
     * @param settings what replaces the route's placeholders, secrets among it
     * @param runId a run that has pulled before gets the delivery that it pulled then
     * @return nothing if the source has no file at all
     */
    public Optional<Delivery> pull(String source, Path route, Map<String, String> settings, long runId)
            throws PullException, SQLException {
        Optional<Delivery> before = deliveries.ofRun(runId);
        if (before.isPresent()) {
            return before;
        }
        // Killed from here on: landed objects that no delivery names; the restarted run pulls anew and lands the same
        // bytes on them.
        List<Part> parts = fetchInTime(source, route, settings);
        return parts.isEmpty() ? Optional.empty() : Optional.of(deliveries.add(source, runId, parts));
    }

    /**
     * Fetches in a thread of its own, which is interrupted at the end of its time until it ends: closing a connection, a client may wait for what was asked for, as long as a slow sender
     * likes. A virtual thread, for only these give up a socket when they are interrupted; one that never has to wait for a byte does not see that, and loses its connection.
     */
    private List<Part> fetchInTime(String source, Path route, Map<String, String> settings) throws PullException {
        Duration time = Duration.ofMillis(Limits.of(settings).millis());
        AtomicBoolean late = new AtomicBoolean();
        WebRequests web = new WebRequests();
        FutureTask<List<Part>> fetching = new FutureTask<>(() -> fetch(source, route, settings, web, late));
        Thread thread = Thread.ofVirtual().name("pull " + source).start(fetching);
        try {
            if (!thread.join(time.plus(GRACE))) {
                late.set(true);
                for (int i = 0; i < INTERRUPTS && thread.isAlive(); i++) {
                    thread.interrupt();
                    web.breakOff();
                    thread.join(BEAT);
                }
            }
            if (thread.isAlive()) {
                throw new PullException(source + " at " + place(source, settings) + ": does not end");
            }
            return fetching.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PullException(source + ": interrupted", e);
        } catch (ExecutionException e) {
            throw failed(source, e.getCause());
        }
    }

    private static PullException failed(String source, @Nullable Throwable cause) {
        if (cause instanceof PullException refused) {
            return refused;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        throw new IllegalStateException("pulling " + source, cause);
    }

    private List<Part> fetch(
            String source, Path route, Map<String, String> settings, WebRequests web, AtomicBoolean late)
            throws PullException {
        Limits limits = Limits.of(settings);
        checkSettings(source, route, placeholders(settings, limits));
        LandingSink sink = new LandingSink(landing, limits);
        CamelContext camel;
        try {
            camel = context(source, settings, limits, sink, web);
        } catch (IOException | GeneralSecurityException e) {
            throw new PullException(source + ": the pinned authority's file cannot be read", e);
        }
        try {
            load(camel, source, route);
            camel.createProducerTemplate().sendBody("direct:" + source, "");
            return sink.parts();
        } catch (CamelExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String words = Causes.words(cause, step(e.getExchange()), limits, late.get());
            throw new PullException(source + " at " + place(source, settings) + ": " + words, cause);
        } finally {
            camel.stop();
        }
    }

    private static void checkSettings(String source, Path route, Properties given) throws PullException {
        Set<String> missing;
        try {
            missing = SettingNames.neededBy(Files.readAllLines(route, StandardCharsets.UTF_8), source);
        } catch (IOException e) {
            throw new PullException(source + ": there is no route " + route.getFileName(), e);
        }
        missing.removeAll(given.stringPropertyNames());
        if (!missing.isEmpty()) {
            throw new PullException("connections.properties does not say " + String.join(", ", missing));
        }
    }

    private static CamelContext context(
            String source, Map<String, String> settings, Limits limits, LandingSink sink, WebRequests web)
            throws IOException, GeneralSecurityException {
        DefaultRegistry registry = new DefaultRegistry();
        registry.bind("landing", sink);
        registry.bind("pages", new Pages());
        registry.bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository(limits.parts() + 1));
        registry.bind("token", new BearerToken(limits));
        String authority = settings.get(source + ".ca-file");
        if (authority != null) {
            registry.bind("authority", new PinnedAuthority(Path.of(authority)));
        }
        DefaultCamelContext camel = new DefaultCamelContext(registry);
        camel.disableJMX();
        camel.getCamelContextExtension().setErrorHandlerFactory(silent());
        camel.setStreamCaching(false);
        for (String scheme : List.of("http", "https")) {
            camel.getComponent(scheme, HttpComponent.class).setHttpClientConfigurer(web);
        }
        camel.getShutdownStrategy().setTimeout(1);
        PropertiesComponent properties = new PropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setInitialProperties(placeholders(settings, limits));
        camel.setPropertiesComponent(properties);
        return camel;
    }

    /** Failures reach the caller; Camel itself would also log them, with filled-in addresses. */
    private static DefaultErrorHandlerDefinition silent() {
        RedeliveryPolicyDefinition policy = new RedeliveryPolicyDefinition();
        policy.setLogExhausted("false");
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setRedeliveryPolicy(policy);
        return handler;
    }

    private static Properties placeholders(Map<String, String> settings, Limits limits) {
        Properties placeholders = new Properties();
        placeholders.putAll(settings);
        placeholders.setProperty(Limits.CONNECT, Integer.toString(limits.connectMillis()));
        placeholders.setProperty(Limits.READ, Integer.toString(limits.readMillis()));
        placeholders.setProperty(Limits.RETRY, Integer.toString(limits.retryMillis()));
        return placeholders;
    }

    private static void load(CamelContext camel, String source, Path route) throws PullException {
        try {
            Resource resource = PluginHelper.getResourceLoader(camel).resolveResource("file:" + route.toAbsolutePath());
            PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
            camel.start();
        } catch (Exception e) {
            // Camel's message quotes addresses whose placeholders are already filled in.
            throw new PullException(source + ": route " + route.getFileName() + " cannot be started: " + rootName(e));
        }
    }

    private static String rootName(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    /** What an HTTP route was asking for; the query may hold secrets. */
    private static String step(Exchange exchange) {
        String endpoint = String.valueOf(exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT));
        return endpoint.startsWith("http")
                ? "asking for " + URI.create(endpoint.replaceFirst("[?].*", "")).getPath()
                : "";
    }

    private static String place(String source, Map<String, String> settings) {
        @Nullable String host = settings.get(source + ".host");
        if (host != null) {
            return host + ":" + settings.getOrDefault(source + ".port", "?");
        }
        return settings.getOrDefault(source + ".url", settings.getOrDefault(source + ".folder", "?"));
    }
}
