package creditbank.console;

import creditbank.run.centre.Centre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the static directory of the log under {@code /log/}, as c2sp.org/tlog-tiles asks: a fresh checkpoint, immutable tiles. */
@Configuration(proxyBeanMethods = false)
public class LedgerFiles implements WebMvcConfigurer {
    private static final Duration IMMUTABLE = Duration.ofDays(365);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Path log;

    public LedgerFiles(Centre centre) {
        this.log = centre.home().resolve("ledger").resolve("log");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/log/tile/**")
                .addResourceLocations(log.resolve("tile").toUri() + "/")
                .setCacheControl(CacheControl.maxAge(IMMUTABLE).immutable());
    }

    @Bean
    RouterFunction<ServerResponse> checkpoint() {
        return RouterFunctions.route()
                .GET(
                        "/log/checkpoint",
                        request -> ServerResponse.ok()
                                .contentType(TEXT)
                                .cacheControl(CacheControl.maxAge(FRESH))
                                .body(Files.readAllBytes(log.resolve("checkpoint"))))
                .build();
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.defaultContentType(MediaType.APPLICATION_OCTET_STREAM, MediaType.ALL);
    }
}
