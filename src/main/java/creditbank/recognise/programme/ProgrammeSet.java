package creditbank.recognise.programme;

import creditbank.recognise.rule.RuleName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All versions of all programmes. Immutable. */
public final class ProgrammeSet {
    /** No programmes. */
    public static final ProgrammeSet NONE = new ProgrammeSet(List.of());

    private final List<ProgrammeFile> files;

    private ProgrammeSet(List<ProgrammeFile> files) {
        this.files = files;
    }

    /** Of files, which have different names. */
    public static ProgrammeSet of(List<ProgrammeFile> files) {
        return new ProgrammeSet(
                files.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList());
    }

    /** What is wrong with versions beside one another, as {@code file:line: message}. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < files.size(); i++) {
            ProgrammeFile before = files.get(i - 1);
            ProgrammeFile file = files.get(i);
            LocalDate from = file.programme().validity().from();
            if (file.name().id().equals(before.name().id())
                    && !from.isAfter(before.programme().validity().from())) {
                problems.add(file.place() + ":1: in force from " + from + ", expected a day after "
                        + before.programme().validity().from() + ", the first of " + before.name());
            }
        }
        return problems;
    }

    /** In the order of their names. */
    public List<ProgrammeFile> files() {
        return files;
    }

    /**
     * A programme by its id, which means the version in force on a day, or by id and version.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public ProgrammeFile find(String name, LocalDate day) {
        Optional<ProgrammeFile> exact = files.stream()
                .filter(file -> file.name().toString().equals(name))
                .findFirst();
        Optional<ProgrammeFile> inForce = files.stream()
                .filter(file -> file.name().id().equals(name)
                        && file.programme().validity().holds(day))
                .reduce((earlier, later) -> later);
        List<RuleName> names = files.stream().map(ProgrammeFile::name).toList();
        return exact.or(() -> inForce)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no programme " + name + " on " + day + ", expected one of " + names));
    }
}
