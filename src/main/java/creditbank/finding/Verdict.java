package creditbank.finding;

import java.util.List;

/** What a stage decides about one piece of data. */
public sealed interface Verdict<T> {

    /** The findings: warnings of an accepted value, or the reasons of a refusal. */
    List<Finding> findings();

    /** The data goes on. */
    record Accepted<T>(T value, List<Finding> findings) implements Verdict<T> {
        public Accepted {
            findings = List.copyOf(findings);
        }
    }

    /** The data stops here; at least one finding is an error. */
    record Refused<T>(List<Finding> findings) implements Verdict<T> {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
                throw new IllegalArgumentException("a refusal needs an error: " + findings);
            }
        }
    }

    /** Accepts without a warning. */
    static <T> Verdict<T> accepted(T value) {
        return new Accepted<>(value, List.of());
    }

    /** Refuses for one reason. */
    static <T> Verdict<T> refused(Finding finding) {
        return new Refused<>(List.of(finding));
    }
}
