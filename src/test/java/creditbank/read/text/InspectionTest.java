package creditbank.read.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.read.Bytes;
import creditbank.read.DeliveryRefusedException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdict on a file's encoding. */
class InspectionTest {

    @Test
    void a_byte_order_mark_decides_then_strict_utf_8_then_gb18030() throws IOException {
        assertThat(Inspection.of(Bytes.utf8("a", "\ufeff学号\n"), null))
                .extracting(Inspection::charset, Inspection::mark)
                .containsExactly(StandardCharsets.UTF_8, 3);
        assertThat(Inspection.of(Bytes.utf8("a", "学号\n"), null).charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Inspection.of(Bytes.of("a", "GB18030", "学号\n"), null)
                        .charset()
                        .name())
                .isEqualTo("GB18030");
        assertThat(Inspection.of(new Bytes("a", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}), null)
                        .charset())
                .isEqualTo(StandardCharsets.UTF_16LE);
    }

    @Test
    void bytes_that_could_be_utf_8_do_not_decide_when_a_later_line_cannot() throws IOException {
        // D2 BB is U+04BB in UTF-8 and 一 in GBK; 张三 is malformed as UTF-8 and stands 200,000 bytes later.
        String text = "一\n".repeat(70_000) + "张三\n";
        Inspection found = Inspection.of(Bytes.of("a", "GBK", text), null);
        assertThat(found.charset().name()).isEqualTo("GB18030");
        assertThat(found.lines()).isEqualTo(70_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB2312", "GB18030"})
    void a_declared_chinese_character_set_is_read_as_gb18030_so_that_the_middle_dot_is_right(String declared)
            throws IOException {
        byte[] dot = {(byte) 0xa1, (byte) 0xa4};
        Inspection found = Inspection.of(new Bytes("a", dot), Charset.forName(declared));
        assertThat(new String(dot, found.charset())).isEqualTo("\u00b7");
        assertThat(found.lines()).isEqualTo(1);
    }

    @Test
    void undecodable_bytes_are_told_with_their_line() {
        byte[] bytes = "a\nb\nc\ufffdd\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[5] = (byte) 0xff;
        assertThatThrownBy(() -> Inspection.of(new Bytes("x.csv", bytes), null))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessage("x.csv:3 delivery.undecodable: 'ff', expected bytes of GB18030");
        byte[] cut = ("学号,姓名\n".repeat(20_000) + "张").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        Inspection.of(new Bytes("y.csv", Arrays.copyOf(cut, cut.length - 1)), StandardCharsets.UTF_8))
                .hasMessage("y.csv:20001 delivery.undecodable: 'e5 bc', expected bytes of UTF-8");
    }

    @Test
    void the_digest_is_of_all_bytes_and_the_last_line_counts_without_its_end() throws IOException {
        Inspection empty = Inspection.of(Bytes.utf8("a", ""), null);
        assertThat(empty.lines()).isZero();
        assertThat(empty.digest()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Inspection abc = Inspection.of(Bytes.utf8("a", "abc"), null);
        assertThat(abc.lines()).isEqualTo(1);
        assertThat(abc.digest()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
