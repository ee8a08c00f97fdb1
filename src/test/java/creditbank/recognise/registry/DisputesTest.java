package creditbank.recognise.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.map.yaml.YamlException;
import creditbank.outcome.PartialDate;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.recognise.panel.PanelProblem;
import creditbank.recognise.registry.Panelling.Seated;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disputes, applications, and the panels that end them. Record 1 is learner 1's training of 64 hours, 4.00 credits, without a level. */
@StoreTest
class DisputesTest {
    /** Enough for every level up to 5: five members, two from industry. */
    private static final String FIVE = """
            format: 1
            case: %d
            method: portfolio
            members:
              - {name: 王甲, sector: academia, employer: "4111010001"}
              - {name: 王乙, sector: academia, employer: "4111010001"}
              - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
              - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
              - {name: 王戊, sector: government, employer: "4111010001", related: [99]}
            """;

    @TempDir
    private Path folder;

    private Office office;

    @BeforeEach
    void open() throws Exception {
        office = new Office(folder);
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 64)));
    }

    @Test
    void a_dispute_is_raised_its_panel_refused_for_lack_of_industry_then_accepted_and_decides() throws Exception {
        long dispute = office.dispute(1);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 0 disputed 400 uncovered 0");
        assertThatThrownBy(() -> office.redeem(1, "welding", 1L))
                .hasMessage("record 1 is disputed and cannot be redeemed until a panel has decided");
        assertThatThrownBy(() -> office.redeem(1, "welding")).hasMessageContaining("has no free credits");

        Seated refused = seat(FIVE.formatted(dispute).replaceFirst("industry", "academia"));
        assertThat(refused.problems())
                .containsExactly(
                        new PanelProblem(
                                "panel.industry-share",
                                4,
                                "1 of 5 members from industry, expected 2 at least, which is 40 percent for what has no level"));
        Seated accepted = seat(FIVE.formatted(dispute));
        assertThat(accepted.problems()).isEmpty();
        decide(dispute, Outcome.REJECTED, null);

        assertThat(office.account(1)).isEqualTo("free 400 redeemed 0 disputed 0 uncovered 0");
        assertThat(steps())
                .containsExactly(
                        "disputed {\"act\":%d,\"day\":\"2024-06-30\",\"format\":1,\"learner\":1,\"reason\":\"the hours are doubted\",\"record\":1,\"type\":\"disputed\"}"
                                .formatted(dispute),
                        "panel-refused {\"about\":%d,\"academia\":3,\"act\":%d,\"day\":\"2024-06-30\",\"format\":1,\"government\":1,\"industry\":1,\"learner\":1,\"method\":\"portfolio\",\"reasons\":[\"panel.industry-share\"],\"rules\":\"%s\",\"type\":\"panel-refused\"}"
                                .formatted(
                                        dispute,
                                        refused.act(),
                                        office.institutions.panels().digest()),
                        "panel-seated {\"about\":%d,\"academia\":2,\"act\":%d,\"day\":\"2024-06-30\",\"format\":1,\"government\":1,\"industry\":2,\"learner\":1,\"method\":\"portfolio\",\"rules\":\"%s\",\"type\":\"panel-seated\"}"
                                .formatted(
                                        dispute,
                                        accepted.act(),
                                        office.institutions.panels().digest()),
                        "decided {\"about\":%d,\"act\":%d,\"day\":\"2024-06-30\",\"format\":1,\"learner\":1,\"outcome\":\"rejected\",\"reason\":\"the portfolio shows it\",\"type\":\"decided\"}"
                                .formatted(dispute, accepted.act() + 1));
    }

    @Test
    void an_upheld_dispute_takes_the_record_out_for_good_or_gives_it_another_value() throws Exception {
        long first = office.dispute(1);
        seat(FIVE.formatted(first));
        decide(first, Outcome.REVALUED, 250);
        assertThat(office.account(1)).isEqualTo("free 250 redeemed 0 disputed 0 uncovered 0");
        long second = office.dispute(1);
        seat(FIVE.formatted(second));
        decide(second, Outcome.REJECTED, null);
        assertThat(office.account(1)).as("as before the second").startsWith("free 250 ");
        long third = office.dispute(1);
        seat(FIVE.formatted(third));
        decide(third, Outcome.WITHDRAWN, null);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 0 disputed 0 uncovered 0");
        assertThatThrownBy(() -> office.redeem(1, "welding", 1L))
                .hasMessage("record 1 counts no more, as a panel has decided");
        assertThat(office.portfolio(1).held()).as("still visible").hasSize(1);
    }

    @Test
    void a_redeemed_record_that_is_disputed_is_told_and_uncovered_where_the_dispute_is_upheld() throws Exception {
        office.redeem(1, "welding");
        long dispute = office.dispute(1);
        assertThat(office.notices(1)).containsExactly("redeemed.disputed 1 0");
        seat(FIVE.formatted(dispute));
        decide(dispute, Outcome.WITHDRAWN, null);
        assertThat(office.notices(1)).containsExactly("redeemed.withdrawn 1 400");
    }

    @Test
    void a_dispute_goes_with_the_achievement_when_learners_are_merged_and_split() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Welding", 64)));
        long dispute = office.dispute(2);
        office.merge(1, 2);
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 0 disputed 400 uncovered 0");
        assertThat(cases(1)).extracting(PanelCase::act).containsExactly(dispute);
        assertThatThrownBy(() -> office.dispute(1))
                .hasMessage("record 1 is disputed already, in case " + dispute + ", which no panel has decided");
        assertThatThrownBy(() -> office.dispute(2))
                .hasMessage("there is no live record 2; record 1 has its achievement now");
        office.split(1);
        assertThat(office.account(1)).startsWith("free 400 ");
        assertThat(office.account(2)).isEqualTo("free 0 redeemed 0 disputed 400 uncovered 0");
        assertThat(cases(1)).isEmpty();
    }

    @Test
    void what_comes_in_the_wrong_order_is_refused_with_the_reason_and_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> office.dispute(77)).hasMessage("there is no live record 77");
        long dispute = office.dispute(1);
        assertThatThrownBy(() -> office.dispute(1))
                .hasMessage("record 1 is disputed already, in case " + dispute + ", which no panel has decided");
        assertThatThrownBy(() -> decide(dispute, Outcome.REJECTED, null))
                .hasMessage("case " + dispute + " has no panel yet; 'panel create' seats one, and then it can decide");
        assertThatThrownBy(() -> seat(FIVE.formatted(77)))
                .hasMessage("there is no case 77; a dispute or an application that waits for a panel is one");
        Seated seated = seat(FIVE.formatted(dispute));
        assertThatThrownBy(() -> seat(FIVE.formatted(dispute)))
                .hasMessage("case " + dispute + " has a panel already, by act " + seated.act());
        assertThatThrownBy(() -> decide(dispute, Outcome.GRANTED, null))
                .hasMessage("case " + dispute
                        + " is a dispute, which cannot end in 'granted'; expected withdrawn, revalued or rejected");
        assertThatThrownBy(() -> decide(dispute, Outcome.REVALUED, null))
                .hasMessage("the new value is missing, expected --credits");
        assertThatThrownBy(() -> decide(dispute, Outcome.WITHDRAWN, 100))
                .hasMessage("--credits belongs to the outcome revalued alone");
        decide(dispute, Outcome.REJECTED, null);
        assertThatThrownBy(() -> decide(dispute, Outcome.WITHDRAWN, null))
                .hasMessage("case " + dispute + " was decided already: rejected");
        assertThat(office.bank.rows("select type from act order by act_id"))
                .containsExactly("disputed", "panel-seated", "decided");
    }

    @Test
    void a_panel_of_two_and_members_with_an_interest_are_refused_with_their_lines() throws Exception {
        office.bank.delta("a", 50, List.of(Row.course("k2", "", "CS1").learner("N1", "Learner N1", "2001-03-05", "")));
        long dispute = office.dispute(2);
        String two = FIVE.formatted(dispute).lines().limit(6).reduce("", (all, line) -> all + line + "\n");
        assertThat(seat(two).problems())
                .extracting(problem -> problem.line() + " " + problem.code() + ": " + problem.message())
                .startsWith("4 panel.too-small: 2 members, expected 5 to 7 for level 4")
                .contains("5 panel.conflict-provider: conflict of interest: the member is employed by 4111010001, which"
                        + " provided what is judged");
        String biased = FIVE.formatted(dispute)
                .replaceAll("王[甲乙](.*)\"4111010001\"", "王$1\"4111010002\"")
                .replace("related: [99]", "related: [1]")
                .replace("王丁", "王丙");
        assertThat(seat(biased).problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly(
                        "6 panel.member-twice",
                        "8 panel.member-twice",
                        "9 panel.conflict-provider",
                        "9 panel.conflict-related");
        assertThat(office.bank.rows("select count(*) from panel_member")).containsExactly("0");
        assertThatThrownBy(() -> office.panel("""
                format: 1
                case: 5
                method: guess
                members:
                  - {name: 王甲, sector: academia, employer: x, age: 4}
                  - {name: 王乙, sector: academia, employer: "4111010001", document: 11010120010305001Y}
                """))
                .isInstanceOf(YamlException.class)
                .hasMessage("""
                        panel.yaml:3: expected one of interview, portfolio, test, found 'guess'
                        panel.yaml:5: unknown key 'age', expected one of born, document, employer, employer-also, name, related, sector
                        panel.yaml:5: expected the code of an institution, of 10 digits or 18 characters
                        panel.yaml:6: expected a resident ID of 18 characters with a right check character, or another document of 5 to 17 letters and digits; it is not shown here""");
    }

    @Test
    void whoever_has_the_learners_passport_name_or_former_number_cannot_judge() throws Exception {
        office.bank.delta(
                "b",
                50,
                List.of(Row.training("k3", "", "Sewing", PartialDate.day(Office.DAY))
                        .end(PartialDate.day(Office.DAY))
                        .on(Office.DAY)
                        .hours(6400)
                        .learner("N3", "张三", "2001-03-05", "")));
        office.bank.delta(
                "c",
                50,
                List.of(Row.training("k4", "", "Cooking", PartialDate.day(Office.DAY))
                        .end(PartialDate.day(Office.DAY))
                        .on(Office.DAY)
                        .hours(6400)
                        .learner("N4", "Li Si", "", "")));
        office.bank.rows("update identity set document_token = '" + office.vault.token("document:passport", "E12345678")
                + "' where number = 'N3' returning 1");
        long dispute = office.dispute(2);
        office.merge(2, 3);
        office.bank.rows("select 1");
        String five = FIVE.formatted(dispute)
                .replace("{name: 王甲,", "{name: 王甲, document: e1234-5678,")
                .replace("{name: 王乙,", "{name: 张 三, born: 2001-03-05,")
                .replace("{name: 王丙,", "{name: ZHANG SAN,")
                .replace("{name: 王丁,", "{name: li si, born: 1970-01-01,")
                .replace("[99]", "[3]");
        assertThat(seat(five).problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly(
                        "5 panel.conflict-self",
                        "6 panel.conflict-self",
                        "8 panel.conflict-name",
                        "9 panel.conflict-related");
        assertThat(seat(FIVE.formatted(dispute).replace("{name: 王乙,", "{name: 张三,"))
                        .problems())
                .extracting(PanelProblem::message)
                .containsExactly(
                        "the member has the name of the learner whose outcome is judged, and nothing tells that they"
                                + " are two; expected a birth date, where the learner's is known, or somebody else");
        assertThat(seat(FIVE.formatted(dispute).replace("{name: 王乙,", "{name: 张三, born: 1960-01-01,"))
                        .problems())
                .as("another person of that name")
                .isEmpty();
    }

    @Test
    void a_provider_is_recognised_in_every_form_in_which_a_sender_named_it() throws Exception {
        office.bank.rows("update record_version set provider = '某培训中心' where record_id = 1 returning 1");
        long dispute = office.dispute(1);
        String named =
                FIVE.formatted(dispute).replace("sector: government,", "sector: government, employer-also: [某 培訓中心],");
        assertThat(seat(named).problems())
                .as("the version has the name, the claim behind it still the code")
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly("9 panel.conflict-provider");
    }

    @Test
    void a_conflict_that_comes_after_the_panel_was_seated_keeps_it_from_deciding_until_another_sits() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k9", "N9", "Welding", 64)));
        long dispute = office.dispute(1);
        Seated first = seat(FIVE.formatted(dispute).replace("[99]", "[2]"));
        assertThat(first.problems()).isEmpty();
        office.merge(1, 2);
        assertThatThrownBy(() -> decide(dispute, Outcome.REJECTED, null))
                .hasMessage("the panel of case " + dispute
                        + " can judge it no more: member 5: panel.conflict-related: conflict"
                        + " of interest: the member is related to the learner whose outcome is judged; 'panel create' seats"
                        + " another one");
        assertThat(seat(FIVE.formatted(dispute)).problems()).isEmpty();
        decide(dispute, Outcome.REJECTED, null);
        assertThat(office.bank.rows("select count(*), count(distinct act_id) from panel_interest"))
                .as("what members of both declared is kept, without a name")
                .containsExactly("10 2");
        assertThat(office.bank.rows("select i::text from panel_interest i")).noneMatch(row -> row.contains("王"));
    }

    @Test
    void names_of_members_are_in_no_act_and_encrypted_where_they_are_kept() throws Exception {
        long dispute = office.dispute(1);
        seat(FIVE.formatted(dispute));
        assertThat(office.bank.rows("select body from act")).noneMatch(body -> body.contains("王"));
        assertThat(office.panel(FIVE.formatted(dispute)).members().toString()).doesNotContain("王");
        assertThat(office.bank.rows(
                        "select ordinal, sector, employer, length(person) > 20 from panel_member order by 1"))
                .containsExactly(
                        "1 academia 4111010001 t",
                        "2 academia 4111010001 t",
                        "3 industry 91350100M000100Y43 t",
                        "4 industry 91350100M000100Y43 t",
                        "5 government 4111010001 t");
    }

    @Test
    void an_application_ends_in_a_refusal_with_reasons_or_in_one_certificate() throws Exception {
        long declined = office.act(desk -> Applying.apply(desk, 1, office.programme("welding")));
        assertThat(body(declined))
                .contains("\"missing\":\"4.00\"")
                .contains("\"reasons\":[\"the sum lacks 4.00 credits of any part\"]");
        assertThat(office.account(1)).startsWith("free 400 ");
        office.bank.delta("a", 50, List.of(Office.training("k2", "N1", "Sewing", 64)));
        long redeemed = office.redeem(1, "welding", 1L);
        long certified = office.act(desk -> Applying.apply(desk, 1, office.programme("welding")));
        assertThat(body(certified))
                .contains("\"certificate\":\"CB2024-" + certified + "\"", "\"eqf\":3", "\"level\":2", "\"record\":3")
                .doesNotContain("\"record\":1");
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 800 disputed 0 uncovered 0");
        assertThatThrownBy(() -> office.act(desk -> Applying.apply(desk, 1, office.programme("welding"))))
                .hasMessage(
                        "learner 1 has a certificate of welding already, CB2024-" + certified + " by act " + certified);
        assertThatThrownBy(() -> office.cancel(redeemed))
                .hasMessage("the certificate CB2024-" + certified + " rests on act " + redeemed
                        + "; take that back first, act " + certified);
        office.cancel(certified);
        assertThat(office.portfolio(1).certificates()).isEmpty();
        assertThat(office.account(1)).isEqualTo("free 400 redeemed 400 disputed 0 uncovered 0");
    }

    @Test
    void an_application_for_informal_outcomes_waits_for_a_panel() throws Exception {
        long filed = office.act(desk -> Applying.apply(desk, 1, office.programme("informal")));
        assertThatThrownBy(() -> office.act(desk -> Applying.apply(desk, 1, office.programme("informal"))))
                .hasMessage("learner 1 has applied for it already; application " + filed + " waits for a panel");
        String three = FIVE.formatted(filed)
                .lines()
                .filter(line -> !line.contains("王乙") && !line.contains("王丁"))
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(seat(three).problems()).as("three are enough for level 2").isEmpty();
        long refused = decide(filed, Outcome.REFUSED, null);
        assertThat(body(refused))
                .contains(
                        "\"about\":" + filed,
                        "\"reasons\":[\"the panel: the portfolio shows it\"]",
                        "\"type\":\"declined\"");
        assertThat(office.account(1)).startsWith("free 400 ");

        long again = office.act(desk -> Applying.apply(desk, 1, office.programme("informal")));
        seat(three.replace("case: " + filed, "case: " + again));
        long certified = decide(again, Outcome.GRANTED, null);
        assertThat(body(certified)).contains("\"type\":\"certified\"");
        assertThat(office.account(1)).isEqualTo("free 0 redeemed 400 disputed 0 uncovered 0");
    }

    @Test
    void an_application_that_is_granted_is_judged_anew_for_a_record_may_have_gone() throws Exception {
        long filed = office.act(desk -> Applying.apply(desk, 1, office.programme("informal")));
        seat(FIVE.formatted(filed).replaceAll("(?m)^.*王[乙丁].*\n", ""));
        office.dispute(1);
        long declined = decide(filed, Outcome.GRANTED, null);
        assertThat(body(declined)).contains("\"reasons\":[\"part skill lacks 4.00 credits\"]", "\"type\":\"declined\"");
        assertThat(office.portfolio(1).certificates()).isEmpty();
    }

    private Seated seat(String yaml) throws Exception {
        return office.act(desk -> Panelling.seat(desk, office.panel(yaml)));
    }

    private long decide(long number, Outcome outcome, @Nullable Integer credits) throws Exception {
        return office.act(desk -> Panelling.decide(desk, number, outcome, credits, "the portfolio shows it"));
    }

    private String body(long act) throws Exception {
        try (Connection connection = office.bank.database().getConnection()) {
            return Acts.find(connection, act).orElseThrow().body();
        }
    }

    private List<PanelCase> cases(long record) throws Exception {
        try (Connection connection = office.bank.database().getConnection()) {
            return PanelCases.ofRecord(connection, record);
        }
    }

    /** Every step of every dispute of record 1. */
    private List<String> steps() throws Exception {
        List<String> steps = new ArrayList<>();
        try (Connection connection = office.bank.database().getConnection()) {
            for (Dispute dispute : Disputes.of(connection, 1)) {
                for (Act act : dispute.steps()) {
                    steps.add(act.type().text() + " " + act.body());
                }
            }
        }
        return steps;
    }
}
