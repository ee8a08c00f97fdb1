package creditbank.outcome.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** GB 32100-2015 and school identification codes. */
class InstitutionCodeTest {

    @Test
    void the_worked_examples_are_right() {
        assertThat(InstitutionCode.of("91350100M000100Y43")).isEqualTo(new InstitutionCode("91350100M000100Y43"));
        assertThat(InstitutionCode.of("4111010001")).isEqualTo(new InstitutionCode("4111010001"));
    }

    @Test
    void every_wrong_character_of_a_credit_code_is_noticed() {
        String code = "91350100M000100Y43";
        for (int i = 0; i < 18; i++) {
            for (char wrong : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                String changed = code.substring(0, i) + wrong + code.substring(i + 1);
                assertThat(InstitutionCode.of(changed) != null).as(changed).isEqualTo(wrong == code.charAt(i));
            }
        }
    }

    @Test
    void every_swap_of_neighbours_in_a_credit_code_is_noticed() {
        String code = "91350100M000100Y43";
        for (int i = 0; i < 17; i++) {
            String swapped = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
            assertThat(InstitutionCode.of(swapped) != null).as(swapped).isEqualTo(swapped.equals(code));
        }
    }

    @Test
    void other_lengths_unknown_provinces_and_repeated_digits_are_no_codes() {
        assertThat(InstitutionCode.of("")).isNull();
        assertThat(InstitutionCode.of("10001")).isNull();
        assertThat(InstitutionCode.of("411101000A")).isNull();
        assertThat(InstitutionCode.of("4199010001")).isNull();
        assertThat(InstitutionCode.of("9111010001")).isNull();
        assertThat(InstitutionCode.of("0000000000")).isNull();
        assertThat(InstitutionCode.of("000000000000000000")).isNull();
    }

    @Test
    void certificate_numbers_are_checked_where_their_length_has_a_layout() {
        assertThat(known("100011202405001234")).as("diploma").isTrue();
        assertThat(known("100012202405001234")).as("diploma of type 2").isFalse();
        assertThat(known("100011202403001234")).as("diploma of level 03").isFalse();
        assertThat(known("1000142024001234")).as("bachelor's degree").isTrue();
        assertThat(known("1000142024S01234")).as("double degree").isTrue();
        assertThat(known("C1000142024001234")).as("adult degree").isTrue();
        assertThat(known("X1000142024001234")).as("unknown prefix").isFalse();
        assertThat(known("1011001234312345")).as("vocational qualification").isTrue();
        assertThat(known("S000011123456243001234")).as("skill level 3").isTrue();
        assertThat(known("S000099123456243001234"))
                .as("skill level in no province")
                .isFalse();
        assertThat(known("X000011123456243001234")).as("skill level of no body").isFalse();
        assertThat(known("ABC123")).as("no known layout").isTrue();
    }

    private static boolean known(String number) {
        return new CertificateNumber(number).hasKnownStructure();
    }
}
