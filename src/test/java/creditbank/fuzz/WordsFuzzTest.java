package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.cli.CommandLines;
import creditbank.credit.same.ClaimPair;
import creditbank.database.dump.Table;
import creditbank.normalise.text.DateText;
import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Hundredths;
import creditbank.normalise.text.Plain;
import creditbank.normalise.text.TermText;
import creditbank.outcome.identifier.InstitutionCode;
import creditbank.outcome.identifier.ResidentId;
import creditbank.pull.route.BearerToken;
import creditbank.pull.route.Limits;
import creditbank.pull.route.Pages;
import creditbank.pull.route.SettingNames;
import creditbank.pull.route.SourceException;
import creditbank.resolve.Pair;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/** Single values: none of them may end in an exception, for bad data is a finding. */
class WordsFuzzTest {
    @FuzzTest
    void date(FuzzedDataProvider data) {
        DateText.parse(data.consumeRemainingAsString());
    }

    @FuzzTest
    void term(FuzzedDataProvider data) {
        TermText.parse(data.consumeRemainingAsString());
    }

    @FuzzTest
    void number(FuzzedDataProvider data) {
        Hundredths.parse(data.consumeRemainingAsString());
    }

    @FuzzTest
    void residentId(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        if (text.matches("[0-9]{17}[0-9X]")) {
            ResidentId.hasRegion(text);
            ResidentId.checkCharacter(text);
        }
        String eighteen = text.matches("[0-9]{15}") ? ResidentId.expand(text) : "";
        assertThat(eighteen.length()).isIn(0, 18);
    }

    @FuzzTest
    void institution(FuzzedDataProvider data) {
        InstitutionCode.of(data.consumeRemainingAsString());
    }

    @FuzzTest
    void name(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        assertThat(Fold.name(Fold.name(text))).isEqualTo(Fold.name(text));
        Fold.title(text);
        Plain.text(text);
        Plain.code(text);
        Plain.number(text);
    }

    @FuzzTest
    void link(FuzzedDataProvider data) throws Exception {
        String link = data.consumeRemainingAsString();
        Pages pages = new Pages();
        String here = pages.first("https://sender.example/credentials?limit=500");
        Refusals.only(
                () -> {
                    String next = pages.next(here, link);
                    assertThat(next == null || next.startsWith("https://sender.example"))
                            .isTrue();
                    return next;
                },
                SourceException.class);
    }

    @FuzzTest
    void token(FuzzedDataProvider data) throws Exception {
        BearerToken token = new BearerToken(Limits.of(Map.of()));
        Refusals.only(
                () -> {
                    token.accept(new ByteArrayInputStream(data.consumeRemainingAsBytes()));
                    return token.isStale() ? token : token.header();
                },
                SourceException.class);
    }

    /** What people write for two identities, two claims and a table. */
    @FuzzTest
    void names(FuzzedDataProvider data) throws Exception {
        String text = data.consumeRemainingAsString();
        Refusals.only(
                () -> {
                    Pair pair = Pair.parse(text);
                    assertThat(Pair.parse(pair.toString())).isEqualTo(pair);
                    return pair;
                },
                IllegalArgumentException.class);
        Refusals.only(
                () -> {
                    ClaimPair pair = ClaimPair.parse(text);
                    assertThat(ClaimPair.parse(pair.toString())).isEqualTo(pair);
                    return pair;
                },
                IllegalArgumentException.class);
        Refusals.only(
                () -> {
                    assertThat(Table.parse(text)).hasToString(text);
                    return text;
                },
                IllegalArgumentException.class);
    }

    @FuzzTest
    void setting(FuzzedDataProvider data) {
        String name = data.consumeString(40);
        SettingNames.problem(name, data.consumeRemainingAsString());
    }

    @FuzzTest
    void command(FuzzedDataProvider data) throws Exception {
        List<String> words =
                Stream.of(data.consumeRemainingAsString().split("\n")).toList();
        Refusals.only(() -> CommandLines.parse(words), ParameterException.class);
    }
}
