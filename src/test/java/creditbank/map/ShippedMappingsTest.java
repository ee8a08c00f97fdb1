package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mappings that the project ships do what their examples say. */
class ShippedMappingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"school-oneroster", "school-jwxt", "training-badges", "talent-archive"})
    void every_example_of_a_shipped_mapping_comes_out_as_it_says(String name) throws IOException {
        Mapping mapping = Mapping.parse(Path.of("mappings", name + ".yaml"));
        assertThat(mapping.name()).isEqualTo(name);
        assertThat(mapping.digest()).matches("[0-9a-f]{64}");
        assertThat(mapping.examples()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(MappingCheck.run(mapping)).isEmpty();
    }
}
