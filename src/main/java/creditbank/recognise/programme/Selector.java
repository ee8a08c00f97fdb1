package creditbank.recognise.programme;

import creditbank.outcome.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What records a part accepts. Every condition must hold; an empty set is none.
 *
 * @param levels in the qualifications framework
 * @param subjects codes or titles; one that ends in a star is a beginning
 * @param providers codes of institutions
 * @param most how many credits may come by it, hundredths
 */
public record Selector(Set<Kind> kinds, Set<Integer> levels, Set<String> subjects, Set<String> providers, int most) {
    private static final String STAR = "*";

    public Selector {
        kinds = Set.copyOf(kinds);
        levels = Set.copyOf(levels);
        subjects = Set.copyOf(subjects);
        providers = Set.copyOf(providers);
    }

    /** Whether it accepts such a record. */
    public boolean holds(Traits traits) {
        return kinds.contains(traits.kind())
                && (levels.isEmpty() || levels.contains(traits.level()))
                && (providers.isEmpty() || providers.contains(traits.provider()))
                && (subjects.isEmpty() || subjects.stream().anyMatch(subject -> names(subject, traits)));
    }

    private static boolean names(String subject, Traits traits) {
        return List.of(traits.code(), traits.title()).stream()
                .filter(text -> !text.isEmpty())
                .anyMatch(text -> subject.endsWith(STAR) ? text.startsWith(beginning(subject)) : text.equals(subject));
    }

    /** Whether one text can name the subject of both. That a record's code fits one and its title the other is no fault of the file: it counts once all the same. */
    boolean meets(Selector other) {
        return !Collections.disjoint(kinds, other.kinds)
                && shares(levels, other.levels)
                && shares(providers, other.providers)
                && (subjects.isEmpty()
                        || other.subjects.isEmpty()
                        || subjects.stream()
                                .anyMatch(one -> other.subjects.stream().anyMatch(two -> meet(one, two))));
    }

    /** Whether they accept the same records. */
    boolean same(Selector other) {
        return kinds.equals(other.kinds)
                && levels.equals(other.levels)
                && subjects.equals(other.subjects)
                && providers.equals(other.providers);
    }

    private static boolean meet(String one, String two) {
        if (one.endsWith(STAR)) {
            return beginning(two).startsWith(beginning(one))
                    || (two.endsWith(STAR) && beginning(one).startsWith(beginning(two)));
        }
        return two.endsWith(STAR) ? one.startsWith(beginning(two)) : one.equals(two);
    }

    private static String beginning(String subject) {
        return subject.endsWith(STAR) ? subject.substring(0, subject.length() - 1) : subject;
    }

    private static boolean shares(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }
}
