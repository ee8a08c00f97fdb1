package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One learner's rows to the byte: 学校标识码 … in GB18030 and 01 … in GBK. */
class PinnedBytesTest {

    @Test
    void a_row_of_grades_and_one_of_the_talent_file_are_pinned(@TempDir Path home) throws Exception {
        Generated.of(home, 20, 1, 0);
        byte[] grades = Files.readAllBytes(home.resolve("practice/school-jwxt/grades.csv"));
        int start = lineEnd(grades, 0);

        assertThat(hex(grades, start, lineEnd(grades, start)))
                .isEqualTo(
                        "343134363031303030312c323032313030313030303030332cd1eeb0aed1de2cc5ae2c32303033303131352cbed3c3f1c9edb7ddd6a42c3333303130323230303330313135383030362c31393932393932303736302c323032312d323032322d312c4b313030372cb4f3d1a7d3a2d3efa3a8c8fda3a92c322c33322c38332e352c2cd5fdb3a3bfbccad42cb1d8d0de2cb3f5d0de2c323032322d30312d31350d0a");
        byte[] talent = Files.readAllBytes(home.resolve("practice/talent-archive/outbox/talent.txt"));
        assertThat(lineEnd(talent, 0)).isEqualTo(308);
        assertThat(hex(talent, 0, 30)).isEqualTo("3032414441333630323032303730303030323630303031b6c5c6bce9aa20");
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private static String hex(byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
    }
}
