package creditbank.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFilesTest {
    private static final String GOOD = """
            source: school-a
            route: school-a
            mapping: school-a
            schedule: "0 30 1 * * ?"
            zone: Asia/Shanghai
            delivery: full
            withdrawal-limit: 1.5 %
            refusal-limit: 5 %
            window: PT4H
            """;

    @Test
    void a_job_file_gives_names_and_numbers() {
        JobFile job = read(GOOD);

        assertThat(job)
                .isEqualTo(new JobFile(
                        "school-a",
                        "school-a",
                        "school-a",
                        "0 30 1 * * ?",
                        ZoneId.of("Asia/Shanghai"),
                        true,
                        new Limits(150, 500),
                        Duration.ofHours(4)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source: school-a        | source: school-b        | school-a.yaml:1: the source 'school-b' must be named as its file, school-a.yaml
            schedule: "0 30 1 * * ?"| schedule: every night   | school-a.yaml:4: expected a Quartz cron expression such as '0 30 1 * * ?', found 'every night'
            schedule: "0 30 1 * * ?"| schedule: "0 99 12 * * ?"| school-a.yaml:4: expected a Quartz cron expression such as '0 30 1 * * ?', found '0 99 12 * * ?'
            schedule: "0 30 1 * * ?"| schedule: "0 0 5,98 * * ?"| school-a.yaml:4: expected a Quartz cron expression such as '0 30 1 * * ?', found '0 0 5,98 * * ?'
            zone: Asia/Shanghai     | zone: Asia/Peking       | school-a.yaml:5: expected a time zone such as Asia/Shanghai, found 'Asia/Peking'
            delivery: full          | delivery: most          | school-a.yaml:6: expected one of full, delta, found 'most'
            withdrawal-limit: 1.5 % | withdrawal-limit: 101 % | school-a.yaml:7: expected a share from 0 % to 100 % with at most two decimals, found '101 %'
            refusal-limit: 5 %      | refusal-limit: few      | school-a.yaml:8: expected a share from 0 % to 100 % with at most two decimals, found 'few'
            window: PT4H            | window: P367D           | school-a.yaml:9: expected a duration up to a year such as PT4H, found 'P367D'
            window: PT4H            | window: 4 hours         | school-a.yaml:9: expected a duration up to a year such as PT4H, found '4 hours'
            window: PT4H            | windows: PT4H           | school-a.yaml:9: unknown key 'windows', expected one of
            route: school-a         | password: secret        | school-a.yaml:2: unknown key 'password', expected one of
            mapping: school-a       | source: school-a        | school-a.yaml:3: the key 'source' stands twice
            """)
    void a_wrong_line_is_told_with_file_and_line(String right, String wrong, String problem) {
        assertThatThrownBy(() -> read(GOOD.replace(right, wrong)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_delivery_is_refused_when_more_rows_than_the_limit_are() {
        Limits limits = new Limits(100, 500);

        assertThat(limits.refuses(100, 5)).isFalse();
        assertThat(limits.refuses(100, 6)).isTrue();
        assertThat(limits.refuses(0, 0)).isFalse();
    }

    private static JobFile read(String text) {
        YamlFile file = YamlFile.parse("school-a.yaml", text);
        JobFile job = JobFiles.read(file);
        file.check();
        return job;
    }
}
