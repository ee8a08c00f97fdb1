package creditbank.recognise.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.panel.Conflicts.Concerned;
import creditbank.recognise.panel.Conflicts.Names;
import creditbank.recognise.panel.file.PanelRulesReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what rules panels are seated: the file, and who must not sit on one. */
class PanelRulesTest {
    /** A text in the shipped file, what stands there instead, and the problems with their lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            least: 3, most: 5 | least: 2, most: 5 | 12: expected a whole number from 3 to 7, found '2'
            least: 7, most: 7 | least: 7, most: 9 | 14: expected a whole number from 3 to 7, found '9' ⏎ 14: expected 'most' not below 'least'
            least: 5, most: 7 | least: 6, most: 5 | 13: expected 'most' not below 'least'
            levels: [4, 5] | levels: [3, 5] | 13: level 3 has a band already ⏎ 11: the levels [4] of the framework have no band
            levels: [6, 7] | levels: [6, 7, 8] | 14: level 8 is not in the qualifications framework national-1, expected 1 to 7
            without-level: 5 | without-level: 0 | 10: expected a whole number from 1 to 20, found '0'
            industry-percent: 33 | industry-percent: 90 | 12: no panel of at most 5 members can have 5 from industry, 1 from academia and 0 from government
            industry-percent: 33 | industry: 1 | 12: the key 'industry-percent' is missing ⏎ 12: unknown key 'industry', expected one of academia, government, industry-percent, least, levels, most
            academia: 1, industry: 1, government: 1, seated: true | academia: 3, seated: true | 16: the example is refused for panel.industry-share, expected seated
            """)
    void one_change_makes_exactly_these_problems(String found, String instead, String problems) throws Exception {
        Framework framework = FrameworkReader.read(Path.of("mappings/frameworks"));
        String good = Files.readString(Path.of("mappings/panels/panel-1.yaml"), StandardCharsets.UTF_8);
        String text = good.replace(found, instead);
        assertThat(text).isNotEqualTo(good);
        YamlException wrong = catchThrowableOfType(
                YamlException.class,
                () -> PanelRulesReader.parse("panels/panel-1.yaml", text.getBytes(StandardCharsets.UTF_8), framework));
        assertThat(wrong.problems())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(problems.split(" ⏎ ", -1))
                        .map(problem -> "panels/panel-1.yaml:" + problem)
                        .toList());
    }

    @Test
    void whoever_is_the_learner_or_is_employed_by_the_provider_or_sits_twice_cannot_judge() {
        UUID learner = new UUID(1, 1);
        UUID other = new UUID(1, 2);
        UUID known = new UUID(2, 1);
        UUID birth = new UUID(3, 1);
        Concerned concerned = new Concerned(
                Set.of(7L, 3L),
                Set.of(learner),
                new Names(Set.of(birth), Set.of(), Set.of(known)),
                Set.of("4111010001", "91350100M000100Y43", "某培训中心"));
        Panel panel = new Panel(
                1,
                PanelMethod.TEST,
                List.of(
                        member(5, Sector.ACADEMIA, Set.of("x"), Set.of(learner, new UUID(1, 5)), null),
                        member(6, Sector.INDUSTRY, Set.of("4111010001"), Set.of(other), null),
                        member(7, Sector.INDUSTRY, Set.of("y"), Set.of(other), null),
                        member(8, Sector.GOVERNMENT, Set.of("z"), Set.of(), null, 9L, 3L),
                        member(9, Sector.INDUSTRY, Set.of("52350200M000100Y43"), Set.of(), null),
                        member(10, Sector.INDUSTRY, Set.of("4111010007", "某培训中心"), Set.of(), null),
                        member(11, Sector.ACADEMIA, Set.of("w"), Set.of(), birth),
                        new Member(
                                "h",
                                Sector.ACADEMIA,
                                "v",
                                new Interest(Set.of("v"), Set.of(), known, null, Set.of()),
                                12),
                        new Member(
                                "h",
                                Sector.ACADEMIA,
                                "u",
                                new Interest(Set.of("u"), Set.of(), known, new UUID(3, 2), Set.of()),
                                13)),
                "panel.yaml",
                4);
        assertThat(Conflicts.of(panel, concerned))
                .extracting(problem -> problem.line() + " " + problem.code())
                .as("9 has the organisation code of the provider, 10 a name of it; 13 has a birth date of his own")
                .containsExactly(
                        "5 panel.conflict-self",
                        "6 panel.conflict-provider",
                        "7 panel.member-twice",
                        "8 panel.conflict-related",
                        "9 panel.conflict-provider",
                        "10 panel.conflict-provider",
                        "11 panel.conflict-self",
                        "12 panel.conflict-name");
    }

    @Test
    void a_code_cannot_be_compared_with_a_provider_that_is_known_by_name_alone() {
        Concerned concerned =
                new Concerned(Set.of(7L), Set.of(), new Names(Set.of(), Set.of(), Set.of()), Set.of("某培训中心"));
        List<Member> members = List.of(
                member(5, Sector.INDUSTRY, Set.of("4111010001"), Set.of(), null),
                member(6, Sector.INDUSTRY, Set.of("4111010001", "另一中心"), Set.of(), null),
                member(7, Sector.INDUSTRY, Set.of("4111010001", "某培训中心"), Set.of(), null));
        assertThat(Conflicts.interests(members, concerned))
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly("5 panel.employer-name", "7 panel.conflict-provider");
    }

    private static Member member(
            int line, Sector sector, Set<String> employers, Set<UUID> documents, @Nullable UUID born, Long... related) {
        Interest interest = new Interest(employers, documents, new UUID(9, line), born, Set.of(related));
        return new Member("a", sector, "employer " + line, interest, line);
    }
}
