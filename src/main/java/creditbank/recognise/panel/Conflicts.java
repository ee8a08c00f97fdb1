package creditbank.recognise.panel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds members who must not judge a case. */
public final class Conflicts {
    private Conflicts() {}

    /**
     * Whom a case concerns.
     *
     * @param learners the learner's number, and those that forward to it
     * @param documents the keyed hashes of the learner's documents
     * @param providers codes of the institutions whose records are judged
     */
    public record Concerned(Set<Long> learners, Set<UUID> documents, Set<String> providers) {
        public Concerned {
            learners = Set.copyOf(learners);
            documents = Set.copyOf(documents);
            providers = Set.copyOf(providers);
        }
    }

    /** Every conflict of interest, and every member who sits twice. */
    public static List<PanelProblem> of(Panel panel, Concerned concerned) {
        List<PanelProblem> problems = new ArrayList<>();
        Set<UUID> documents = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Member member : panel.members()) {
            if (concerned.providers().contains(member.employer())) {
                problems.add(new PanelProblem(
                        "panel.conflict-provider",
                        member.line(),
                        "conflict of interest: the member is employed by " + member.employer()
                                + ", which provided what is judged"));
            }
            if (member.document() != null && concerned.documents().contains(member.document())) {
                problems.add(new PanelProblem(
                        "panel.conflict-self",
                        member.line(),
                        "conflict of interest: the member is the learner whose outcome is judged"));
            }
            if (member.related().stream().anyMatch(concerned.learners()::contains)) {
                problems.add(new PanelProblem(
                        "panel.conflict-related",
                        member.line(),
                        "conflict of interest: the member is related to the learner whose outcome is judged"));
            }
            boolean again = !names.add(member.name() + "\n" + member.employer());
            if (member.document() != null) {
                again = !documents.add(member.document()) || again;
            }
            if (again) {
                problems.add(new PanelProblem("panel.member-twice", member.line(), "the member sits on it twice"));
            }
        }
        return problems;
    }
}
