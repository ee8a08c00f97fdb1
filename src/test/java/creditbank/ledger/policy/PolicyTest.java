package creditbank.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final SigningKey LOG = SigningKey.generate("example.com/log");

    private final List<SigningKey> keys = IntStream.range(0, 31)
            .mapToObj(i -> SigningKey.generate("witness.example.com/w" + i, VerifierKey.COSIGNATURE))
            .toList();

    @Test
    void two_of_three_and_any_of_two_is_met_by_those_and_no_fewer() {
        Policy policy = parse("""
                # The example of the specification, with tabs and blanks.
                  log %s https://log.example.com/

                witness X1 %s https://x1.example.com/
                witness X2\t%s
                witness X3 %s
                group X-witnesses 2 X1 X2 X3
                witness Y1 %s
                witness Y2 %s
                group Y-witnesses any Y1 Y2
                group X-and-Y all  X-witnesses Y-witnesses\t
                quorum X-and-Y
                """.formatted(LOG.verifier(), key(0), key(1), key(2), key(3), key(4)));
        assertThat(policy.logs()).containsExactly(LOG.verifier());
        assertThat(policy.witnesses())
                .extracting(Member.Witness::name, Member.Witness::url)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("X1", "https://x1.example.com/"),
                        org.assertj.core.groups.Tuple.tuple("X2", ""),
                        org.assertj.core.groups.Tuple.tuple("X3", ""),
                        org.assertj.core.groups.Tuple.tuple("Y1", ""),
                        org.assertj.core.groups.Tuple.tuple("Y2", ""));
        assertThat(policy.open(cosigned(0, 2, 4), LOG.verifier()).met()).isTrue();
        assertThat(policy.open(cosigned(0, 2, 4), LOG.verifier()).witnesses()).containsExactly("X1", "X3", "Y2");
        assertThat(policy.open(cosigned(0, 1, 2), LOG.verifier()).met()).isFalse();
        assertThatThrownBy(() -> policy.require(cosigned(2, 3, 4), LOG.verifier()))
                .isInstanceOf(NoteException.class)
                .hasMessage("cosigned by X3, Y1, Y2, which is not the quorum 'X-and-Y' of p:12");
    }

    @Test
    void a_wrong_cosignature_of_a_known_witness_refuses_the_checkpoint_and_an_unknown_one_counts_for_nothing() {
        Policy policy = parse("witness a %s\nquorum a\n".formatted(key(0)));
        SignedNote other = LOG.sign("example.com/log\n2\n" + "A".repeat(43) + "=\n");
        SignedNote wrong = LOG.sign("example.com/log\n1\n" + "A".repeat(43) + "=\n")
                .with(List.of(keys.getFirst().cosign(other.text(), 1)));
        assertThatThrownBy(() -> policy.open(wrong.bytes(), LOG.verifier()))
                .hasMessage("the signature of " + key(0) + " is wrong");
        assertThat(policy.open(cosigned(1, 2), LOG.verifier()).met()).isFalse();
    }

    @Test
    void every_mistake_is_named_with_its_line() {
        String text = """
                lag %1$s
                log %1$s
                log %1$s
                witness a %2$s http://a.example.com/
                witness a %3$s
                witness none %4$s ftp://a.example.com/
                witness b %1$s
                group g 3 a b
                group h 0 a
                group i any a
                group j all g nobody
                quorum
                quorum nobody
                quorum none
                """.formatted(LOG.verifier(), key(0), key(1), key(2));
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "p:1: 'lag', expected log, witness, group or quorum",
                                        "p:3: the same key as in line 2; no two may share one",
                                        "p:5: the name 'a' is taken; witnesses and groups need one each, other than none",
                                        "p:6: 'ftp://a.example.com/', expected an http or https address",
                                        "p:7: the key of example.com/log has type 1, expected 4, an Ed25519 cosignature key",
                                        "p:8: '3', expected all, any or a number from 1 to 2",
                                        "p:9: 'a' is a member already, in line 8; a name may be a member once",
                                        "p:9: '0', expected all, any or a number from 1 to 1",
                                        "p:10: 'a' is a member already, in line 8; a name may be a member once",
                                        "p:11: 'nobody' is not defined above",
                                        "p:12: 1 words, expected quorum NAME or quorum none",
                                        "p:13: 'nobody' is not defined above",
                                        "p:14: a second quorum line; the first is line 13"));
        assertThatThrownBy(() -> parse("")).hasMessage("p:1: no quorum line, expected exactly one");
        assertThatThrownBy(() -> parse("quorum none\r\n"))
                .hasMessageStartingWith("p:1: a control character, expected only tabs and newlines");
        assertThatThrownBy(() -> parse("quorum none")).hasMessage("p:1: the last line does not end in a newline");
    }

    @Test
    void only_blanks_and_tabs_are_passed_over_at_the_ends_of_a_line() {
        assertThat(parse(" \tquorum none\t \n")).isNotNull();
        assertThatThrownBy(() -> parse("\u3000quorum none\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("p:1: '\u3000quorum', expected log, witness, group or quorum");
    }

    @Test
    void groups_in_groups_without_end_are_refused_and_blanks_without_end_are_passed_over() {
        StringBuilder deep = new StringBuilder("witness w " + key(0) + "\ngroup g0 1 w\n");
        for (int i = 1; i < 10_000; i++) {
            deep.append("group g").append(i).append(" 1 g").append(i - 1).append('\n');
        }
        assertThatThrownBy(() -> parse(deep + "quorum g9999\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessage("p:34: groups in groups of more than 32 levels");
        assertThat(parse("witness w " + key(0) + " ".repeat(900_000) + "https://w.example\nquorum w\n")
                        .witnesses())
                .hasSize(1);
    }

    @Test
    void sixteen_of_thirty_one_provinces_are_worth_one_witness_and_may_lack_fifteen() {
        PolicyLint lint = PolicyLint.of(provinces(16, "all"));
        assertThat(lint.problems()).isEmpty();
        assertThat(lint.mustLie()).isEqualTo(1);
        assertThat(lint.mayBeDown()).isEqualTo(15);
        assertThat(lint.example()).endsWith(" would have lied");
        assertThat(PolicyLint.of(provinces(21, "all")).mustLie()).isEqualTo(11);
        assertThat(PolicyLint.of(provinces(31, "all")).mustLie()).isEqualTo(31);
    }

    @Test
    void a_quorum_that_two_halves_can_have_proves_nothing_and_the_smallest_example_says_who() {
        Policy policy = parse("""
                witness a %s
                witness b %s
                witness c %s
                witness d %s
                group two 2 a b c d
                quorum two
                """.formatted(key(0), key(1), key(2), key(3)));
        PolicyLint lint = PolicyLint.of(policy);
        assertThat(lint.mustLie()).isZero();
        assertThat(lint.problems()).hasSize(1);
        assertThat(lint.problems().getFirst())
                .startsWith("p:6: the quorum proves nothing: the log can show readers a history that is signed by ")
                .endsWith(", no witness would have to lie; expected that any two quorums have a witness in common");
        for (String name : List.of("a", "b", "c", "d")) {
            assertThat(lint.example()).containsPattern("[ ,]" + name + "[ ,]");
        }
        assertThat(PolicyLint.of(parse("quorum none\n")).problems().getFirst())
                .startsWith(
                        "p:1: the quorum proves nothing: the log can show readers a history that is signed by nobody,");
    }

    @Test
    void a_monitor_that_asks_for_more_makes_a_weak_quorum_of_readers_worth_something() {
        String witnesses = "witness a %s\nwitness b %s\nwitness c %s\n".formatted(key(0), key(1), key(2));
        Policy reader = parse(witnesses + "group g any a b c\nquorum g\n");
        Policy monitor = parse(witnesses + "group g all a b c\nquorum g\n");
        assertThat(PolicyLint.of(reader).mustLie()).isZero();
        assertThat(PolicyLint.of(reader, monitor).mustLie()).isEqualTo(1);
        assertThat(PolicyLint.of(reader, monitor).problems()).isEmpty();
    }

    @Test
    void nested_and_lopsided_quorums_are_worth_what_trying_all_pairs_of_sets_says() {
        String witnesses = IntStream.range(0, 6)
                .mapToObj(i -> "witness w" + i + " " + key(i) + "\n")
                .collect(Collectors.joining());
        List<Policy> policies = new ArrayList<>();
        for (String groups : List.of(
                "group p 2 w0 w1 w2\ngroup q 2 w3 w4 w5\ngroup g all p q\nquorum g\n",
                "group p 2 w0 w1 w2\ngroup q 2 w3 w4 w5\ngroup g any p q\nquorum g\n",
                "group p all w0 w1\ngroup q any w2 w3\ngroup g 2 p q w4 w5\nquorum g\n",
                "group p 2 w0 w1 w2\ngroup g 3 p w3 w4 w5\nquorum g\n",
                "group p any w5 w0\ngroup q all w4 w1\ngroup r 1 w3 w2\ngroup g 2 p q r\nquorum g\n",
                "quorum w3\n")) {
            policies.add(parse(witnesses + groups));
        }
        for (Policy reader : policies) {
            for (Policy monitor : policies) {
                assertThat(PolicyLint.of(reader, monitor).mustLie())
                        .as("%s and %s", reader.quorum(), monitor.quorum())
                        .isEqualTo(byTryingAll(reader, monitor));
            }
            assertThat(PolicyLint.of(reader).mayBeDown()).isEqualTo(downByTryingAll(reader));
        }
    }

    private int byTryingAll(Policy reader, Policy monitor) {
        return IntStream.range(0, 64)
                .filter(first -> meets(reader, first))
                .flatMap(first -> IntStream.range(0, 64)
                        .filter(second -> meets(monitor, second))
                        .map(second -> Integer.bitCount(first & second)))
                .min()
                .orElseThrow();
    }

    private int downByTryingAll(Policy policy) {
        return IntStream.range(0, 64)
                        .filter(down -> !meets(policy, 63 & ~down))
                        .map(Integer::bitCount)
                        .min()
                        .orElseThrow()
                - 1;
    }

    private boolean meets(Policy policy, int set) {
        return policy.met(IntStream.range(0, 6)
                .filter(i -> (set >> i & 1) == 1)
                .mapToObj(this::key)
                .collect(Collectors.toSet()));
    }

    private Policy provinces(int threshold, String nested) {
        StringBuilder text = new StringBuilder("log " + LOG.verifier() + "\n");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 31; i++) {
            text.append("witness w").append(i).append(' ').append(key(i)).append('\n');
            names.append(" w").append(i);
        }
        text.append("group provinces ").append(threshold).append(names).append('\n');
        text.append("group top ").append(nested).append(" provinces\nquorum top\n");
        return parse(text.toString());
    }

    private byte[] cosigned(int... witnesses) {
        SignedNote note = LOG.sign("example.com/log\n1\n" + "A".repeat(43) + "=\n");
        return note.with(IntStream.of(witnesses)
                        .mapToObj(i -> keys.get(i).cosign(note.text(), 1_679_315_147))
                        .toList())
                .bytes();
    }

    private VerifierKey key(int i) {
        return keys.get(i).verifier();
    }

    private static Policy parse(String text) {
        return Policy.parse("p", text.getBytes(StandardCharsets.UTF_8));
    }
}
