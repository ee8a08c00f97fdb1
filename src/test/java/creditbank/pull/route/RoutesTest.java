package creditbank.pull.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private static final String GOOD = """
            - route:
                id: demo
                from:
                  uri: direct:demo
                  steps:
                    - poll:
                        uri: sftp:{{demo.host}}:{{demo.port}}/outbox
                        parameters:
                          username: RAW({{demo.user}})
                          noop: true
                    - to: bean:landing?method=file
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"school-oneroster", "school-jwxt", "training-badges", "talent-archive"})
    void the_shipped_routes_have_no_problem(String source) {
        assertThat(Routes.check(Path.of("routes", source + ".yaml"), source)).isEmpty();
    }

    @Test
    void a_good_route_has_no_problem() throws Exception {
        assertThat(check(GOOD)).isEmpty();
    }

    @Test
    void broken_yaml_is_said_with_its_line() throws Exception {
        List<RouteProblem> problems = check(GOOD.replace("noop: true", "noop: [true"));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).startsWith("not a route in Camel's YAML");
        assertThat(problems.getFirst().line()).isBetween(10, 12);
    }

    @Test
    void an_unknown_step_is_refused() throws Exception {
        assertThat(check(GOOD.replace("- to:", "- fly:")))
                .singleElement()
                .asString()
                .contains("not a route in Camel's YAML")
                .contains("fly");
    }

    @Test
    void a_literal_host_and_an_unknown_placeholder_are_refused() throws Exception {
        assertThat(check(GOOD.replace("{{demo.host}}", "example.org")))
                .extracting(RouteProblem::toString)
                .containsExactly(
                        "routes/demo.yaml:7: sftp address has a literal host or folder, expected a placeholder");
        assertThat(check(GOOD.replace("{{demo.host}}", "{{other.host}}")))
                .extracting(RouteProblem::toString)
                .containsExactly(
                        "routes/demo.yaml:7: unknown placeholder {{other.host}}, expected demo. and one of ca-file,"
                                + " client-id, client-secret, folder, host, key-file, known-hosts, port, url, user; or one of"
                                + " pull.connect-timeout, pull.read-timeout, pull.retry-delay");
    }

    @Test
    void an_unknown_option_is_refused() throws Exception {
        assertThat(check(GOOD.replace("noop: true", "streamDownlaod: true")))
                .extracting(RouteProblem::toString)
                .containsExactly("routes/demo.yaml:10: unknown option streamDownlaod");
    }

    @Test
    void an_http_address_whose_answer_would_be_read_whole_into_memory_is_refused() throws Exception {
        String web = """
                - route:
                    id: demo
                    from:
                      uri: direct:demo
                      steps:
                        - to:
                            uri: "{{demo.url}}/list"
                            parameters:
                              httpMethod: GET
                        - to: bean:landing?method=page
                """;
        assertThat(check(web))
                .extracting(RouteProblem::toString)
                .containsExactly(
                        "routes/demo.yaml:6: an HTTP address needs disableStreamCache: true, or an answer without end fills the memory");
        assertThat(check(web.replace("httpMethod: GET", "disableStreamCache: true")))
                .isEmpty();
    }

    private List<RouteProblem> check(String text) throws Exception {
        return Routes.check(
                Files.writeString(folder.resolve("demo.yaml"), text, StandardCharsets.UTF_8), "routes/demo.yaml");
    }
}
