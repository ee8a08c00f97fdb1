package creditbank.pull.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final String HERE = "https://sender.example/credentials";

    @Test
    void the_next_page_is_the_first_link_that_says_so_in_any_of_the_headers() throws Exception {
        Pages pages = new Pages();
        pages.first(HERE);
        assertThat(pages.next(HERE, List.of("<?p=0>; rel=\"prev\"", "<?p=2>; rel=\"last next\"")))
                .isEqualTo(HERE + "?p=2");
        assertThat(pages.next(HERE, List.of("<?p=0>; rel=\"prev\""))).isNull();
    }

    @Test
    void a_header_that_would_be_searched_for_hours_is_refused() {
        assertThatThrownBy(() -> new Pages().next(HERE, "<".repeat(4_000_000)))
                .isInstanceOf(SourceException.class)
                .hasMessage("a Link header of more than 16384 characters");
    }
}
