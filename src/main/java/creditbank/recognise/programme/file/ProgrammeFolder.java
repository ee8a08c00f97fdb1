package creditbank.recognise.programme.file;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.Assignment;
import creditbank.recognise.programme.Feasibility;
import creditbank.recognise.programme.ProgrammeExample;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.recognise.programme.ProgrammeSet;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.Decimal;
import creditbank.recognise.rule.file.YamlFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads all programmes of a folder. */
public final class ProgrammeFolder {
    private ProgrammeFolder() {}

    /**
     * Reads every file, runs every example, and looks whether the rules let anybody fulfil it; a folder that is not there has no programmes.
     *
     * @throws YamlException with every problem in every file
     */
    public static ProgrammeSet read(Path folder, Framework framework, RuleSet rules) throws IOException {
        List<ProgrammeFile> files =
                YamlFolder.all(folder, (name, bytes) -> ProgrammeReader.parse(name, bytes, framework));
        ProgrammeSet programmes = ProgrammeSet.of(files);
        List<String> problems = new ArrayList<>(programmes.problems());
        for (ProgrammeFile file : programmes.files()) {
            problems.addAll(examples(file));
            problems.addAll(Feasibility.problems(file, rules));
        }
        if (!problems.isEmpty()) {
            throw new YamlException(problems);
        }
        return programmes;
    }

    /** Every example that does not come out as it says, as {@code file:line: message}. */
    public static List<String> examples(ProgrammeFile file) {
        List<String> problems = new ArrayList<>();
        for (ProgrammeExample example : file.programme().examples()) {
            Allotment found = Assignment.of(file.programme(), example.records());
            String place = file.place() + ":" + example.line() + ": the example ";
            found.parts().forEach(sum -> {
                long expected = example.counts().getOrDefault(sum.part(), 0L);
                if (sum.counted() != expected) {
                    problems.add(place + "has " + Decimal.plain(sum.counted()) + " credits for " + sum.part()
                            + ", expected " + Decimal.plain(expected));
                }
            });
            if (found.missing() != example.missing()) {
                problems.add(place + "misses " + Decimal.plain(found.missing()) + " credits, expected "
                        + Decimal.plain(example.missing()));
            }
        }
        return problems;
    }
}
