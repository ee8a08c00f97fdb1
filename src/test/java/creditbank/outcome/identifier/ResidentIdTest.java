package creditbank.outcome.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.outcome.Gender;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** GB 11643-1999, against the worked example of the facts page and the definition of ISO 7064 MOD 11-2. */
class ResidentIdTest {

    @Test
    void an_old_number_of_15_digits_becomes_one_of_18() {
        assertThat(ResidentId.expand("610104620927690")).isEqualTo("610104196209276908");
    }

    @Test
    void sequences_996_to_999_of_old_numbers_belong_to_the_century_before() {
        assertThat(ResidentId.expand("110101950101995")).startsWith("11010119950101995");
        assertThat(ResidentId.expand("110101950101996")).startsWith("11010118950101996");
        assertThat(ResidentId.expand("110101950101999")).startsWith("11010118950101999");
    }

    @Test
    void the_check_character_makes_the_weighted_sum_one_modulo_eleven() {
        Set<Character> seen = new HashSet<>();
        for (int sequence = 0; sequence < 1000; sequence++) {
            String body = "11010519491231%03d".formatted(sequence);
            char check = ResidentId.checkCharacter(body);
            seen.add(check);
            assertThat(sum(body + check) % 11).as(body).isEqualTo(1);
        }
        assertThat(seen).containsExactlyInAnyOrder('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X');
    }

    @Test
    void every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        String[] numbers = {"610104196209276908", "11010519491231002X", "440524188001010014"};
        for (String number : numbers) {
            assertThat(isRight(number)).as(number).isTrue();
            for (int i = 0; i < 18; i++) {
                for (char wrong : "0123456789X".toCharArray()) {
                    String changed = number.substring(0, i) + wrong + number.substring(i + 1);
                    assertThat(isRight(changed)).as(changed).isEqualTo(wrong == number.charAt(i));
                }
            }
            for (int i = 0; i < 17; i++) {
                String swapped =
                        number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                assertThat(isRight(swapped)).as(swapped).isEqualTo(swapped.equals(number));
            }
        }
    }

    @Test
    void birth_date_and_sex_are_read_from_the_number() {
        ResidentId woman = new ResidentId("11010519491231002X");
        assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(woman.gender()).isEqualTo(Gender.FEMALE);
        assertThat(new ResidentId("440524188001010014").gender()).isEqualTo(Gender.MALE);
    }

    @Test
    void the_34_provincial_codes_and_the_permit_of_taiwan_are_known() {
        assertThat(Region.values()).hasSize(34);
        assertThat(Region.of(11)).isEqualTo(Region.BJ);
        assertThat(Region.of(14)).isEqualTo(Region.SX);
        assertThat(Region.of(61)).isEqualTo(Region.SN);
        assertThat(Region.of(16)).isNull();
        assertThat(ResidentId.hasRegion("830000")).isTrue();
        assertThat(ResidentId.hasRegion("840000")).isFalse();
    }

    @Test
    void the_number_is_not_shown() {
        assertThat(new ResidentId("11010519491231002X")).asString().doesNotContain("1949");
    }

    private static boolean isRight(String number) {
        return ResidentId.checkCharacter(number) == number.charAt(17);
    }

    /** The sum with weights 2^(17-i) mod 11 for all 18 characters. */
    private static int sum(String number) {
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int value = number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0';
            sum += value * ((1 << (17 - i)) % 11);
        }
        return sum;
    }
}
