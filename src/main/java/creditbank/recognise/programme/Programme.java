package creditbank.recognise.programme;

import creditbank.recognise.rule.Authority;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.Validity;
import java.util.List;

/**
 * One version of a programme.
 *
 * @param name id and version, as those of a rule
 * @param validity the days on which it can be applied for
 * @param level of the certificate in the qualifications framework
 * @param required the sum of credits, hundredths
 * @param panel whether a panel decides about an application that fulfils it
 */
public record Programme(
        RuleName name,
        Validity validity,
        Authority authority,
        int level,
        int required,
        boolean panel,
        List<Part> parts,
        List<ProgrammeExample> examples) {
    public Programme {
        parts = List.copyOf(parts);
        examples = List.copyOf(examples);
    }
}
