package creditbank.run.failure;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.run.centre.StoreException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void our_own_sentence_is_said_before_the_cause_beneath_it() {
        Throwable failure = new IllegalStateException(
                "wrapped", new StoreException(new SQLException("ERROR: deadlock detected\n  Where: x", "40P01")));

        assertThat(Causes.sentence(failure)).isEqualTo("the database refused (40P01): ERROR: deadlock detected");
    }

    @Test
    void a_databases_message_that_quotes_a_value_is_not_said() {
        SQLException refused =
                new SQLException("ERROR: invalid input syntax for type date: \"王小明 110101199003074514\"", "22007");

        assertThat(Causes.sentence(refused)).isEqualTo("the database refused (22007)");
        assertThat(new StoreException(refused)).hasMessage("the database refused (22007)");
    }

    @Test
    void a_foreign_exception_is_named_without_its_words() {
        assertThat(Causes.sentence(new NumberFormatException("For input string: \"王小明\"")))
                .isEqualTo("NumberFormatException");
    }

    @Test
    void a_full_disk_and_a_missing_file_are_said() {
        assertThat(Causes.sentence(new IllegalStateException(new IOException("No space left on device"))))
                .isEqualTo("IOException: No space left on device");
        assertThat(Causes.sentence(new NoSuchFileException("/home/keys/vault.json")))
                .isEqualTo("NoSuchFileException: /home/keys/vault.json");
    }

    @Test
    void a_number_as_long_as_an_id_or_a_telephone_number_never_passes() {
        assertThat(Causes.sentence(new IOException("110101199003074514 and 11010119900307451X and 13800138000")))
                .isEqualTo("IOException: … and … and …");
        assertThat(Causes.sentence(new IOException("object 0123456789abcdef0123456789abcdef is missing")))
                .isEqualTo("IOException: object 0123456789abcdef0123456789abcdef is missing");
    }
}
