package creditbank.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ShippedModels;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check says of the shipped files after one change: every problem, with file and line, and nothing else. */
class BrokenFilesTest {
    private static final List<String> FOLDERS = List.of("jobs", "routes", "mappings");

    @TempDir
    private Path root;

    @BeforeEach
    void copy_two_sources() throws IOException {
        copy("school-jwxt", "talent-archive");
        ShippedModels.copy(root);
    }

    @Test
    void a_model_of_learners_that_is_missing_or_was_never_trained_is_refused() throws IOException {
        Path model = root.resolve("mappings/models/learners.yaml");
        String text = Files.readString(model, StandardCharsets.UTF_8);
        Files.writeString(model, text.substring(0, text.indexOf("trained:")), StandardCharsets.UTF_8);
        assertThat(Sources.check(root))
                .containsExactly("mappings/models/learners.yaml:1: the model was never trained;"
                        + " 'creditbank link --train --save' trains one");

        Files.delete(model);
        assertThat(Sources.check(root))
                .containsExactly("mappings/models/learners.yaml:1: there is no match model of learners");
    }

    @Test
    void an_example_that_the_model_of_learners_does_not_keep_is_told_with_its_line() throws IOException {
        Path model = root.resolve("mappings/models/learners.yaml");
        String text = Files.readString(model, StandardCharsets.UTF_8);
        String examples = """
                examples:
                  - left: {name: 上官婉儿, birth: "20010305"}
                    right: {name: 上官婉儿, birth: "20010305"}
                    zone: apart
                    reasons: {name: sound, phone: missing}
                """;
        int from = text.indexOf("examples:");
        long line = text.substring(0, from).lines().count() + 2;
        Files.writeString(
                model,
                text.substring(0, from) + examples + text.substring(text.indexOf("trained:")),
                StandardCharsets.UTF_8);

        assertThat(Sources.check(root)).hasSize(2).satisfies(told -> {
            assertThat(told.getFirst())
                    .startsWith("mappings/models/learners.yaml:" + line + ": the example is in zone link with weight ")
                    .endsWith(", expected apart");
            assertThat(told.getLast())
                    .isEqualTo("mappings/models/learners.yaml:" + line
                            + ": the example has name 'exact', expected 'sound'");
        });
    }

    @Test
    void rules_that_overlap_and_examples_that_do_not_hold_are_told() throws IOException {
        Path rules = Files.createDirectory(root.resolve("mappings/rules"));
        String hours = Files.readString(Path.of("mappings/rules/internship-hours-1.yaml"), StandardCharsets.UTF_8);
        Files.writeString(rules.resolve("internship-hours-1.yaml"), hours, StandardCharsets.UTF_8);
        assertThat(Sources.load(root).getFirst().rules().files()).hasSize(1);

        String weeks = Files.readString(Path.of("mappings/rules/internship-weeks-1.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                rules.resolve("internship-weeks-1.yaml"), weeks.replace(", hours: absent", ""), StandardCharsets.UTF_8);
        assertThat(Sources.check(root))
                .containsExactly("rules/internship-weeks-1.yaml:1: overlaps with rules/internship-hours-1.yaml: both"
                        + " apply to some record of one day between from 2000-01-01 and from 2000-01-01");

        Files.delete(rules.resolve("internship-weeks-1.yaml"));
        Files.writeString(
                rules.resolve("internship-hours-1.yaml"),
                hours.replace("hours-per-credit: 30", "hours-per-credit: 25"),
                StandardCharsets.UTF_8);
        assertThat(Sources.check(root))
                .containsExactly(
                        "rules/internship-hours-1.yaml:18: the example comes to 6.00, expected 5.00",
                        "rules/internship-hours-1.yaml:24: the example comes to 0.50, expected credits.too-few");
    }

    @Test
    void a_programme_that_the_rules_let_nobody_fulfil_and_levels_without_a_framework_are_told() throws IOException {
        for (String file : List.of(
                "frameworks/national-1.yaml",
                "panels/panel-1.yaml",
                "programmes/skilled-worker-1.yaml",
                "rules/training-hours-2.yaml",
                "rules/internship-hours-1.yaml",
                "rules/certificate-level-1.yaml")) {
            Path copy = root.resolve("mappings").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("mappings").resolve(file), copy);
        }
        assertThat(Sources.check(root)).isEmpty();

        Files.delete(root.resolve("mappings/rules/internship-hours-1.yaml"));
        assertThat(Sources.check(root))
                .containsExactly(
                        "programmes/skilled-worker-1.yaml:20: nobody can fulfil the part experience: it requires"
                                + " 4.00 credits, but by the ceilings of rules, parts and selectors at most 0.00 can count for it"
                                + " beside the parts before it");

        Files.delete(root.resolve("mappings/frameworks/national-1.yaml"));
        assertThat(Sources.check(root))
                .isNotEmpty()
                .allMatch(problem ->
                        problem.endsWith("is not in the qualifications framework, of which there is no file"));
        assertThatThrownBy(() -> Sources.institutions(root)).isInstanceOf(ConfigurationException.class);
    }

    private void copy(String... sources) throws IOException {
        for (String folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
            for (String source : sources) {
                Path file = Path.of(folder, source + ".yaml");
                Files.copy(file, root.resolve(file));
            }
        }
    }

    @Test
    void the_shipped_files_are_right() throws IOException {
        copy("school-oneroster", "training-badges");
        assertThat(Sources.check(root)).isEmpty();
        assertThat(Sources.load(root))
                .extracting(Source::name)
                .containsExactly("school-jwxt", "school-oneroster", "talent-archive", "training-badges");
    }

    /** A file, a text in it, what stands there instead (⏎ is a line end, ⇥ a tab, ␇ a bell), and the problems with their lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jobs/school-jwxt | delivery: full | delivery: full⏎colour: red | 8: unknown key 'colour', expected one of delivery, mapping, pull, refusal-limit, route, schedule, source, window, withdrawal-limit, zone
            jobs/school-jwxt | window: PT4H | window: PT4H⏎pull:⏎  time: 2h⏎  parts: 0⏎  bytes: 7 | 14: expected a duration up to a day such as PT30S, found '2h' ⏎ 15: expected a whole number from 1 to 1000000, found '0' ⏎ 16: unknown key 'bytes', expected one of connect, mebibytes, parts, silence, time
            jobs/school-jwxt | delivery: full | delivery: full⏎delivery: delta | 8: the key 'delivery' stands twice
            jobs/school-jwxt | window: PT4H |  | 2: the key 'window' is missing
            jobs/school-jwxt | source: school-jwxt | source: school-x | 2: the source 'school-x' must be named as its file, school-jwxt.yaml ⏎ 3: expected the source's own route, school-x, which uses its settings, found 'school-jwxt'
            jobs/school-jwxt | source: school-jwxt | source: review | 2: the source 'review' must be named as its file, school-jwxt.yaml ⏎ 2: the name 'review' belongs to what people decide about learners, expected another ⏎ 3: expected the source's own route, review, which uses its settings, found 'school-jwxt'
            jobs/school-jwxt | route: school-jwxt | route: school-x | 3: expected the source's own route, school-jwxt, which uses its settings, found 'school-x'
            jobs/school-jwxt | mapping: school-jwxt | mapping: school-x | 4: there is no file mappings/school-x.yaml
            jobs/school-jwxt | route: school-jwxt | route: ../routes/school-jwxt | 3: expected the source's own route, school-jwxt, which uses its settings, found '../routes/school-jwxt'
            jobs/school-jwxt | "0 0 2 * * ?" | "0 0 2 * *" | 5: expected a Quartz cron expression such as '0 30 1 * * ?', found '0 0 2 * *'
            jobs/school-jwxt | "0 0 2 * * ?" | "0 0 2 30 2 ?" | 5: expected a time that is still to come, found '0 0 2 30 2 ?'
            jobs/school-jwxt | "0 0 2 * * ?" | "0 0 2 * * ? 2020" | 5: expected a time that is still to come, found '0 0 2 * * ? 2020'
            jobs/school-jwxt | Asia/Shanghai | Asia/Peking | 6: expected a time zone such as Asia/Shanghai, found 'Asia/Peking'
            jobs/school-jwxt | delivery: full | delivery: sometimes | 7: expected one of full, delta, found 'sometimes'
            jobs/school-jwxt | delivery: full | delivery: [full] | 7: expected one of full, delta, found a list
            jobs/school-jwxt | delivery: full | delivery: | 7: expected one of full, delta, found nothing
            jobs/school-jwxt | withdrawal-limit: 1 % | withdrawal-limit: 101 % | 9: expected a share from 0 % to 100 % with at most two decimals, found '101 %'
            jobs/school-jwxt | withdrawal-limit: 1 % | withdrawal-limit: -1 % | 9: expected a share from 0 % to 100 % with at most two decimals, found '-1 %'
            jobs/school-jwxt | withdrawal-limit: 1 % | withdrawal-limit: 1 | 9: expected a share from 0 % to 100 % with at most two decimals, found '1'
            jobs/school-jwxt | window: PT4H | window: 4h | 12: expected a duration up to a year such as PT4H, found '4h'
            jobs/school-jwxt | window: PT4H | window: PT-4H | 12: expected a duration up to a year such as PT4H, found 'PT-4H'
            jobs/school-jwxt | window: PT4H | window: "PT4H | 13: no YAML: found unexpected end of stream
            jobs/school-jwxt | window: PT4H | ⇥window: PT4H | 12: no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
            jobs/school-jwxt | delivery: full | delivery: &a full | 7: anchors and tags are not allowed
            jobs/school-jwxt | delivery: full | delivery: *a | 7: no YAML: found undefined alias a
            jobs/school-jwxt | delivery: full | delivery: !!java.net.URL [x] | 7: anchors and tags are not allowed
            jobs/school-jwxt | delivery: full | delivery: full⏎---⏎a: b | 8: no YAML: expected a single document in the stream, but found another document
            jobs/school-jwxt | delivery: full | delivery: full␇ | 7: no YAML: the character U+0007 is not allowed
            jobs/school-jwxt | delivery: full | password: hunter2⏎delivery: full | 7: unknown key 'password', expected one of delivery, mapping, pull, refusal-limit, route, schedule, source, window, withdrawal-limit, zone
            jobs/school-jwxt | delivery: full | a: &a [x,x]⏎b: &b [*a,*a]⏎c: &c [*b,*b]⏎delivery: full | 7: anchors and tags are not allowed ⏎ 7: unknown key 'a', expected one of delivery, mapping, pull, refusal-limit, route, schedule, source, window, withdrawal-limit, zone ⏎ 8: anchors and tags are not allowed ⏎ 8: unknown key 'b', expected one of delivery, mapping, pull, refusal-limit, route, schedule, source, window, withdrawal-limit, zone ⏎ 9: anchors and tags are not allowed ⏎ 9: unknown key 'c', expected one of delivery, mapping, pull, refusal-limit, route, schedule, source, window, withdrawal-limit, zone
            jobs/school-jwxt | delivery: full | delivery full | 8: no YAML: could not find expected ':'
            jobs/school-jwxt | delivery: full | ? [a]⏎: b⏎delivery: full | 7: a key must be a plain text
            routes/talent-archive | id: talent-archive | id: talent-archive⏎    id: other | 5: the key 'id' stands twice
            routes/talent-archive | uri: direct:talent-archive | uri: direct:other | 3: expected a route that begins at direct:talent-archive ⏎ 6: expected direct:talent-archive or direct:talent-archive-…, found 'direct:other'
            routes/talent-archive | uri: direct:talent-archive | uri: timer:tick | 3: expected a route that begins at direct:talent-archive ⏎ 6: expected direct:talent-archive or direct:talent-archive-…, found 'timer:tick'
            routes/talent-archive | RAW({{talent-archive.user}}) | root | 16: username has a literal value, expected a placeholder
            routes/talent-archive | privateKeyFile: RAW({{talent-archive.key-file}}) | password: hunter2 | 17: password has a literal value, expected a placeholder
            routes/talent-archive | privateKeyFile: RAW({{talent-archive.key-file}}) | privateKeyPassphrase: x | 17: privateKeyPassphrase has a literal value, expected a placeholder
            routes/talent-archive | {{talent-archive.host}} | sftp.example.org | 13: expected an address that begins with sftp:{{talent-archive.host}} or file:{{talent-archive.folder}}, found 'sftp:sftp.example.org:{{talent-archive.port}}/outbox'
            routes/talent-archive | {{talent-archive.host}} | {{talent-archive.hots}} | 13: expected an address that begins with sftp:{{talent-archive.host}} or file:{{talent-archive.folder}}, found 'sftp:{{talent-archive.hots}}:{{talent-archive.port}}/outbox'
            routes/talent-archive | strictHostKeyChecking: "yes" | strictHostKeyChecking: "no" | 20: expected strictHostKeyChecking: yes, found 'no'; otherwise any host is trusted
            routes/talent-archive | strictHostKeyChecking: "yes" |  | 15: the option strictHostKeyChecking: yes is missing; without it any host is trusted
            routes/talent-archive | knownHostsFile: RAW({{talent-archive.known-hosts}}) |  | 15: the option knownHostsFile is missing; without it no host key is pinned
            routes/talent-archive | throwExceptionOnConnectFailed: true | throwExceptionOnConnectFailed: false | 22: expected throwExceptionOnConnectFailed: true, found 'false'; otherwise a server that is down looks like an empty folder
            routes/talent-archive | noop: true |  | 15: the option noop: true is missing; without it the sender's files are moved
            routes/talent-archive | idempotentRepository: "#seen" | idempotent: false | 15: the option idempotentRepository: #seen is missing; without it a file is fetched again and again
            routes/talent-archive | streamDownload: true | streamDownload: false | 29: expected streamDownload: true, found 'false'; otherwise a whole file is held in memory
            routes/talent-archive | uri: sftp: | uri: ftp: | 13: expected an address that begins with sftp:{{talent-archive.host}} or file:{{talent-archive.folder}}, found 'ftp:{{talent-archive.host}}:{{talent-archive.port}}/outbox'
            routes/talent-archive | bean:landing?method=file | log:x | 3: expected a step to: bean:landing?method=file or to: bean:landing?method=page ⏎ 39: expected bean:landing?method=file, bean:landing?method=page, bean:token?method=accept or where a route of this file begins, found 'log:x'
            routes/talent-archive | - to: bean:landing?method=file | - unmarshal:⏎                        csv: {}⏎                    - to: bean:landing?method=file | 39: unknown key 'unmarshal', expected one of choice, filter, loop, poll, removeHeader, removeHeaders, setBody, setHeader, setProperty, to
            routes/talent-archive | - to: bean:landing?method=file | - split:⏎                        tokenize: "x"⏎                        steps:⏎                          - to: bean:landing?method=file | 3: expected a step to: bean:landing?method=file or to: bean:landing?method=page ⏎ 39: unknown key 'split', expected one of choice, filter, loop, poll, removeHeader, removeHeaders, setBody, setHeader, setProperty, to
            routes/talent-archive | - to: bean:landing?method=file | - setBody:⏎                        simple: "${body.replace('a','b')}"⏎                    - to: bean:landing?method=file | 40: '${body.replace('a','b')}' is not for routes, which must not look into what they fetch; expected ${body} != null, ${body} == null, ${null}, ${exchangeProperty.…}, ${header.…} or ${exception.…}
            routes/talent-archive | - to: bean:landing?method=file | - setBody:⏎                        jsonpath: "$.name"⏎                    - to: bean:landing?method=file | 40: unknown key 'jsonpath', expected one of constant, exchangeProperty, header, method, simple
            routes/talent-archive | - to: bean:landing?method=file | - script:⏎                        groovy: "1"⏎                    - to: bean:landing?method=file | 39: unknown key 'script', expected one of choice, filter, loop, poll, removeHeader, removeHeaders, setBody, setHeader, setProperty, to
            routes/talent-archive | - to: bean:landing?method=file | - toD: "file:/tmp/${header.x}"⏎                    - to: bean:landing?method=file | 39: unknown key 'toD', expected one of choice, filter, loop, poll, removeHeader, removeHeaders, setBody, setHeader, setProperty, to
            routes/talent-archive | - to: bean:landing?method=file | - fly: x | 3: expected a step to: bean:landing?method=file or to: bean:landing?method=page ⏎ 39: unknown key 'fly', expected one of choice, filter, loop, poll, removeHeader, removeHeaders, setBody, setHeader, setProperty, to
            routes/talent-archive | - to: bean:landing?method=file | - to: bean:nobody?method=x⏎                    - to: bean:landing?method=file | 39: expected bean:landing?method=file, bean:landing?method=page, bean:token?method=accept or where a route of this file begins, found 'bean:nobody?method=x'
            routes/talent-archive | doWhile: true | doWhile: true⏎            copies: 2 | 10: unknown key 'copies', expected one of constant, doWhile, exchangeProperty, header, method, simple, steps
            routes/talent-archive | doWhile: true | doWhile: [ | 11: no YAML: expected ',' or ']', but got <scalar>
            routes/talent-archive | doWhile: true | ⇥doWhile: true | 9: no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
            routes/talent-archive | - route:⏎    id: talent-archive | - route:⏎    id: talent-archive⏎    from:⏎      uri: direct:talent-archive-two⏎      steps:⏎        - to: bean:landing?method=file⏎- route:⏎    id: talent-archive | 10: the id 'talent-archive' stands twice
            routes/talent-archive | - route:⏎    id: talent-archive | - from:⏎    uri: timer:x⏎    steps:⏎      - to: bean:landing?method=file⏎- route:⏎    id: talent-archive | 3: unknown key 'from', expected one of onException, route
            routes/talent-archive | - route:⏎    id: talent-archive | - beans:⏎  - name: x⏎    type: java.lang.String⏎- route:⏎    id: talent-archive | 3: unknown key 'beans', expected one of onException, route
            routes/training-badges | uri: "{{training-badges.url}}/credentials" | uri: "http://{{training-badges.host}}/credentials" | 49: expected an address that begins with {{training-badges.url}}, which is an https one, found 'http://{{training-badges.host}}/credentials'
            routes/training-badges | sslContextParameters: "#authority" |  | 50: the option sslContextParameters: #authority is missing; without it any public authority is trusted
            routes/training-badges | followRedirects: false | followRedirects: true | 56: expected followRedirects: false, found 'true'; otherwise another host may answer
            routes/training-badges | RAW({{training-badges.client-secret}}) | hunter2 | 83: authPassword has a literal value, expected a placeholder
            routes/training-badges | constant: grant_type=client_credentials | constant: grant_type=client_credentials&client_secret=hunter2 | 76: a secret has a literal value, expected a placeholder
            routes/training-badges | method: first('{{training-badges.url}}/credentials?limit=500') | method: frist('{{training-badges.url}}/credentials?limit=500') | 25: expected one of first, next, found 'frist'
            routes/training-badges | ref: pages⏎              method: first | ref: paegs⏎              method: first | 24: expected one of pages, token, found 'paegs'
            routes/training-badges | to: direct:training-badges-token | to: direct:training-badges-tokne | 35: expected bean:landing?method=file, bean:landing?method=page, bean:token?method=accept or where a route of this file begins, found 'direct:training-badges-tokne'
            routes/training-badges | name: Authorization⏎                  method: | name: Authorization⏎                  constant: Bearer abc⏎              - setHeader:⏎                  name: X⏎                  method: | 43: the header 'Authorization' has a literal value, expected a placeholder
            routes/school-jwxt | {{school-jwxt.folder}} | /srv/drop | 13: expected an address that begins with sftp:{{school-jwxt.host}} or file:{{school-jwxt.folder}}, found 'file:/srv/drop'
            routes/school-jwxt | doneFileName: ${file:name}.done |  | 15: the option doneFileName is missing; without it a file may be fetched while it is written
            mappings/school-jwxt | trust: 70 | trust: 70⏎colour: red | 6: unknown key 'colour', expected one of claims, driver, examples, key, lookups, name, reads, scales, trust, version, withdraw
            mappings/school-jwxt | trust: 70 | trust: 70⏎trust: 70 | 6: the key 'trust' stands twice
            mappings/school-jwxt | trust: 70 | trust: high | 5: expected a whole number from 0 to 100, found 'high'
            mappings/school-jwxt | trust: 70 |  | 3: the key 'trust' is missing
            mappings/school-jwxt | trust: 70 | trust: 170 | 5: expected a whole number from 0 to 100, found '170'
            mappings/school-jwxt | driver: grades |  | 3: the key 'driver' is missing
            mappings/school-jwxt | driver: grades | driver: grade | 33: no table 'grade' under reads, expected one of grades
            mappings/school-jwxt | 学分: public | 学分: secret | 24: expected one of public, internal, personal, sensitive, found 'secret'
            mappings/school-jwxt | charset: gb18030 | charset: gb99 | 11: expected a character set such as utf-8, gb18030 or gbk, found 'gb99'
            mappings/school-jwxt | format: delimited | format: excel | 10: expected one of delimited, fixed-width, json, found 'excel'
            mappings/school-jwxt | format: delimited | format: delimited⏎    separator: ", " | 11: expected one character that is no quote and no line end, found ', '
            mappings/school-jwxt | file: grades.csv | file: ../grades.csv | 9: expected a file's name without folders, found '../grades.csv'
            mappings/school-jwxt | key: [学校标识码 | key: [学校代码 | 34: unknown column '学校代码', expected a column of table 'grades'
            mappings/school-jwxt | kind: course | kind: curse | 37: expected one of course, certificate, training, internship, work, award, found 'curse'
            mappings/school-jwxt | kind: course | kind: {constant: course} | 37: expected a kind, or 'from' with a 'code' table
            mappings/school-jwxt | learner-name: 姓名 | learner-nmae: 姓名 | 40: unknown field 'learner-nmae', expected one of learner-number, learner-name, learner-given-name, learner-family-name, learner-birth-date, learner-gender, learner-id-type, learner-id-number, learner-phone, provider, provider-name, code, title, term, begin-date, end-date, number, level, score, score-scale, score-mark, attempt, status, credits, hours
            mappings/school-jwxt | learner-name: 姓名 | learner-name: {upper: 姓名} | 40: expected a column or one of from, constant, first, join, full-name, tagged, strip, when, found 'upper'
            mappings/school-jwxt | learner-name: 姓名 | learner-name: 名字 | 40: unknown column '名字', expected a column of table 'grades'
            mappings/school-jwxt | learner-name: 姓名 | learner-name: {first: []} | 40: expected a list with one item at least
            mappings/school-jwxt | learner-name: 姓名 | learner-name: {join: [姓名], wiht: x} | 40: unknown key 'wiht', expected one of join, with
            mappings/school-jwxt | title: 课程名称 | title: 证件号码 | 48: column '证件号码' is sensitive, but 'title' is only public
            mappings/school-jwxt | 补考: make-up | 补考: made-up | 57: 'made-up' is no word of 'attempt', expected one of normal, make-up, deferred, repeated, exempt
            mappings/school-jwxt | learner-number: 学号 | score-scale: {constant: thousand}⏎      learner-number: 学号 | 39: 'thousand' is no word of 'score-scale', expected one of hundred, five-level, two-level, letter, point
            mappings/school-jwxt | score: '87.5', score-mark | score: '78.5', score-mark | 78: expected score '78.5', found '87.5'
            mappings/school-jwxt | refused: value.missing | refused: value.mising | 105: expected the code of a finding such as value.missing, found 'value.mising'
            mappings/school-jwxt | 成绩: '87.5' | 分数: '87.5' | 79: no column '分数' in table 'grades', expected one of 学校标识码, 学号, 姓名, 性别, 出生日期, 证件类型, 证件号码, 手机号码, 开课学期, 课程编号, 课程名称, 学分, 总学时, 成绩, 成绩标识, 考试性质, 课程性质, 修读方式, 录入日期
            mappings/school-jwxt | examples:⏎  - says: a hundred-point grade | examples: []⏎other:⏎  - says: a hundred-point grade | 77: expected a list with one item at least ⏎ 78: unknown key 'other', expected one of claims, driver, examples, key, lookups, name, reads, scales, trust, version, withdraw
            mappings/school-jwxt | from: 2020-2021 | from: 2020-10-01 | 115: no scale table holds from 2020-09-01 to 2020-09-30, between 'levels-2015' and 'levels-2020'
            mappings/school-jwxt | from: 2020-2021 | from: 2019-2020 | 115: the scale tables 'levels-2015', 2015-09-01 to 2020-08-31, and 'levels-2020', from 2019-09-01, overlap
            mappings/school-jwxt | 不及格: 45 | 不及格: 145 | 118: expected a number from 0 to 100 with at most two decimals, found '145'
            mappings/school-jwxt | driver: grades | driver: grades⏎withdraw: {equals: {}} | 34: expected one column with its texts
            mappings/school-jwxt | driver: grades | driver: grades⏎withdraw: {equal: {学号: x}} | 34: expected a column or one of equals, starts-with, ends-with, not-empty, number, all, any, not, found 'equal'
            mappings/models/learners | name: name⏎ | name: name⏎  address: text⏎ | 1: the column 'address' is not known of learners, expected one of birth, document, gender, name, number, phone
            mappings/models/learners | column: name | column: number | 1: the first comparison is of the column 'number', expected 'name': learners whose names have nothing in common are never linked
            mappings/models/learners | - name sound + birth | - name + document last 4 | 1: the key 'name + document last 4' uses the column 'document', which takes no part in keys
            mappings/models/learners | blocking:⏎  - phone⏎  - number⏎  - name sound + birth⏎  - name + birth year + birth part⏎  - name + birth month + birth day⏎  - name first 2 + birth⏎  - name ends + birth | blocking: auto | 1: there are no keys under 'blocking', expected some, for the bank stores them
            mappings/school-oneroster | table: users, | table: user, | 168: no table 'user' under reads, expected one of results, lineItems, classes, courses, orgs, academicSessions, users, demographics
            mappings/school-oneroster | key: sourcedId}⏎  person | key: sourceId}⏎  person | 168: no column 'sourceId' in table 'users', expected one of sourcedId, status, dateLastModified, enabledUser, username, userIds, givenName, familyName, middleName, identifier, email, sms, phone, agentSourcedIds, grades, password, userMasterIdentifier, preferredGivenName, preferredMiddleName, preferredFamilyName, primaryOrgSourcedId, pronouns
            mappings/school-oneroster | by: studentSourcedId, key: sourcedId}⏎  person | by: studentId, key: sourcedId}⏎  person | 168: unknown column 'studentId', expected a column of table 'results'
            mappings/school-oneroster | user.identifier | user.identifer | 182: unknown column 'user.identifer', expected a column of table 'results', or one of user, person, item, class, course, school, session with a dot and its column
            mappings/school-oneroster | optional: true | optional: maybe | 169: expected true or false, found 'maybe'
            mappings/school-oneroster | course: {table: courses, by: class.courseSourcedId | course: {table: courses, by: school.parentSourcedId | 172: unknown column 'school.parentSourcedId', expected a column of table 'results', or one of user, person, item, class with a dot and its column
            mappings/talent-archive | row-bytes: 306 | row-bytes: 300 | 13: expected 306 bytes at least, where the last column ends
            mappings/talent-archive | sequence: {at: 20 | sequence: {at: 19 | 18: column 'sequence' begins at byte 19, expected it behind the column before it, which ends at 19
            mappings/talent-archive | sequence: {at: 20, bytes: 4 | sequence: {at: 20 | 18: the key 'bytes' is missing
            mappings/talent-archive | control: talent.ctl | control: talent.txt | 10: expected another file than the one that it is about, found 'talent.txt'
            mappings/talent-archive | '01': internship | '01': intership | 39: expected one of course, certificate, training, internship, work, award, found 'intership'
            mappings/talent-archive | charset: gbk | charset: utf-16 | 12: expected a character set whose line end is one byte, such as gbk
            mappings/training-badges | path: issuer.name, | path: "issuer[.name", | 25: 'issuer[.name' is no path: expected names with dots between, each with [name=text] or without
            mappings/training-badges | {"id":"urn:uuid:2" | {"id:"urn:uuid:2" | 88: the row is delivery.unreadable, column 7: no JSON, expected one JSON document in UTF-8
            mappings/training-badges | else: training | else: coaching | 50: expected one of course, certificate, training, internship, work, award, found 'coaching'
            routes/school-jwxt | sortBy: file:name | sortBy: file:name⏎                    password: hunter2 | 24: password has a literal value, expected a placeholder
            routes/school-jwxt | timeout: "0"⏎                  parameters:⏎                    autoCreate: false | timeout: "0"⏎                  parameters:⏎                    autoCreate: false⏎                    recursive: 7 | 17: option recursive has a value of another type
            """)
    void a_broken_file_is_refused_with_file_and_line(String file, String right, @Nullable String wrong, String problems)
            throws IOException {
        Path changed = root.resolve(file + ".yaml");
        if (!Files.exists(changed)) {
            copy(file.replaceFirst(".*/", ""));
        }
        String text = Files.readString(changed, StandardCharsets.UTF_8);
        String whole = unfolded(right);
        assertThat(text).contains(whole);
        int at = text.indexOf(whole);
        Files.writeString(
                changed,
                text.substring(0, at) + unfolded(wrong == null ? "" : wrong) + text.substring(at + whole.length()),
                StandardCharsets.UTF_8);

        assertThat(Sources.check(root))
                .containsExactlyElementsOf(Arrays.stream(problems.split(" ⏎ "))
                        .map(problem -> file + ".yaml:" + problem)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "routes", "mappings"})
    void a_file_that_is_empty_or_not_utf8_or_nothing_but_brackets_is_refused(String folder) throws IOException {
        Path file = root.resolve(folder).resolve("talent-archive.yaml");
        String name = folder + "/talent-archive.yaml";
        Files.writeString(file, "# nothing\n", StandardCharsets.UTF_8);
        assertThat(Sources.check(root)).contains(name + ":1: the file is empty, expected keys with values");

        Files.write(file, "a: 1\n# 人才\n".getBytes(Charset.forName("GB18030")));
        assertThat(Sources.check(root)).contains(name + ":2: a byte that is not UTF-8, expected UTF-8");

        Files.writeString(file, "a: 1\nb: " + "[".repeat(100_000), StandardCharsets.UTF_8);
        assertThat(Sources.check(root)).contains(name + ":2: nested deeper than 50 levels");
    }

    @Test
    void line_ends_of_windows_do_no_harm_but_its_byte_order_mark_does() throws IOException {
        List<Path> files = FOLDERS.stream()
                .map(folder -> root.resolve(folder).resolve("talent-archive.yaml"))
                .toList();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("\n", "\r\n"), StandardCharsets.UTF_8);
        }
        assertThat(Sources.check(root)).isEmpty();

        for (Path file : files) {
            Files.writeString(file, "\ufeff" + Files.readString(file, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
        assertThat(Sources.check(root))
                .containsExactly(
                        "jobs/talent-archive.yaml:1: a byte order mark, expected UTF-8 without one",
                        "routes/talent-archive.yaml:1: a byte order mark, expected UTF-8 without one",
                        "mappings/talent-archive.yaml:1: a byte order mark, expected UTF-8 without one");
    }

    @Test
    void a_job_whose_route_and_mapping_are_not_there_is_refused() throws IOException {
        Files.delete(root.resolve("routes/school-jwxt.yaml"));
        Files.delete(root.resolve("mappings/school-jwxt.yaml"));

        assertThat(Sources.check(root))
                .containsExactly(
                        "jobs/school-jwxt.yaml:3: there is no file routes/school-jwxt.yaml",
                        "jobs/school-jwxt.yaml:4: there is no file mappings/school-jwxt.yaml");
    }

    @Test
    void a_route_and_a_mapping_without_a_job_are_refused() throws IOException {
        Files.delete(root.resolve("jobs/school-jwxt.yaml"));

        assertThat(Sources.check(root))
                .containsExactly(
                        "routes/school-jwxt.yaml:1: no job file names this file",
                        "mappings/school-jwxt.yaml:1: no job file names this file");
    }

    @Test
    void a_file_with_another_ending_is_not_passed_over() throws IOException {
        Files.move(root.resolve("jobs/school-jwxt.yaml"), root.resolve("jobs/school-jwxt.yml"));

        assertThat(Sources.check(root)).containsExactly("jobs/school-jwxt.yml:1: expected the ending .yaml");
    }

    @Test
    void folders_without_files_are_refused() throws IOException {
        assertThat(Sources.check(root.resolve("nowhere")))
                .containsExactly(
                        "jobs: there is no job file in " + root.resolve("nowhere") + ", expected jobs/NAME.yaml");
    }

    @Test
    void all_files_are_told_at_once() throws IOException {
        for (String folder : FOLDERS) {
            Files.writeString(root.resolve(folder).resolve("school-jwxt.yaml"), "a: [", StandardCharsets.UTF_8);
        }
        assertThatThrownBy(() -> Sources.load(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "jobs/school-jwxt.yaml:1: no YAML", "routes/school-jwxt.yaml:1", "mappings/school-jwxt.yaml:1");
    }

    private static String unfolded(String text) {
        return text.replace('⏎', '\n').replace('⇥', '\t').replace('␇', '\u0007');
    }
}
