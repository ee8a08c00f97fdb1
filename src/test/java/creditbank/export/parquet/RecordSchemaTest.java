package creditbank.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.export.parquet.ColumnType.Text;
import creditbank.outcome.Field;
import creditbank.outcome.Privacy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract holds what analysts may see. */
class RecordSchemaTest {
    @Test
    void the_columns_are_those_of_version_2() {
        assertThat(RecordSchema.VERSION).isEqualTo(2);
        assertThat(RecordSchema.COLUMNS.stream()
                        .map(column -> column.name() + " " + column.type().sql()))
                .containsExactly(
                        "record_id BIGINT",
                        "learner_id BIGINT",
                        "kind VARCHAR",
                        "provider VARCHAR",
                        "code VARCHAR",
                        "title VARCHAR",
                        "term VARCHAR",
                        "begin_date DATE",
                        "begin_precision VARCHAR",
                        "end_date DATE",
                        "end_precision VARCHAR",
                        "result_date DATE",
                        "result_precision VARCHAR",
                        "score VARCHAR",
                        "scale VARCHAR",
                        "score_value DECIMAL(6,2)",
                        "credits DECIMAL(7,2)",
                        "hours DECIMAL(9,2)",
                        "attempt VARCHAR",
                        "status VARCHAR",
                        "level VARCHAR",
                        "attempts INTEGER",
                        "claims INTEGER",
                        "version INTEGER",
                        "batch_id BIGINT",
                        "converted_credits DECIMAL(7,2)",
                        "rule VARCHAR",
                        "expires DATE",
                        "redeemed_credits DECIMAL(7,2)",
                        "redeemed_for VARCHAR",
                        "dispute VARCHAR",
                        "ruling VARCHAR",
                        "ruled_credits DECIMAL(7,2)");
    }

    @Test
    void every_column_is_public_internal_or_pseudonymous() {
        assertThat(RecordSchema.COLUMNS)
                .allMatch(column -> column.privacy() == Privacy.PUBLIC
                        || column.privacy() == Privacy.INTERNAL
                        || (column.privacy() == Privacy.PERSONAL && column.pseudonymous()));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LEARNER_NUMBER",
                "LEARNER_NAME",
                "LEARNER_GIVEN_NAME",
                "LEARNER_FAMILY_NAME",
                "LEARNER_BIRTH_DATE",
                "LEARNER_GENDER",
                "LEARNER_ID_NUMBER",
                "LEARNER_PHONE",
                "NUMBER"
            })
    void a_column_that_tells_who_somebody_is_cannot_be_made(Field field) {
        assertThatThrownBy(() -> Column.fact(field, "x", new Text(), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column x is " + field.privacy() + ", expected public, internal or pseudonymous");
    }
}
