package creditbank.recognise.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds members who must not judge a case. */
public final class Conflicts {
    /** Folded names are in lower case. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{10}|[0-9A-Z]{18}");
    /** A unified social credit code, and where in it the organisation's code is. */
    private static final int CREDIT = 18;

    private static final int ORGANISATION = 8;

    private Conflicts() {}

    /**
     * Whom a case concerns.
     *
     * @param learners the learner's numbers: of now, those that forward to it, and those to which the same facts or rows ever belonged
     * @param documents the keyed hashes of the learner's documents
     * @param names of the learner
     * @param providers what the institutions are called by whose records are judged, as each sender ever said: codes and folded names
     */
    public record Concerned(Set<Long> learners, Set<UUID> documents, Names names, Set<String> providers) {
        public Concerned {
            learners = Set.copyOf(learners);
            documents = Set.copyOf(documents);
            providers = Set.copyOf(providers);
        }
    }

    /**
     * Keyed hashes of names.
     *
     * @param born names with their birth dates
     * @param undated names of which a sender told no birth date
     * @param all names
     */
    public record Names(Set<UUID> born, Set<UUID> undated, Set<UUID> all) {
        public Names {
            born = Set.copyOf(born);
            undated = Set.copyOf(undated);
            all = Set.copyOf(all);
        }
    }

    /** Every conflict of interest, and every member who sits twice. */
    public static List<PanelProblem> of(Panel panel, Concerned concerned) {
        List<PanelProblem> problems = new ArrayList<>(interests(panel.members(), concerned));
        Set<UUID> seen = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Member member : panel.members()) {
            boolean again = !named.add(member.interest().named() + "\n" + member.employer());
            for (UUID document : member.interest().documents()) {
                again |= !seen.add(document);
            }
            UUID born = member.interest().born();
            again |= born != null && !seen.add(born);
            if (again) {
                problems.add(new PanelProblem("panel.member-twice", member.line(), "the member sits on it twice"));
            }
        }
        problems.sort(Comparator.comparingInt(PanelProblem::line));
        return problems;
    }

    /** Every conflict of interest of members, also of such as sit already. */
    public static List<PanelProblem> interests(List<Member> members, Concerned concerned) {
        List<PanelProblem> problems = new ArrayList<>();
        for (Member member : members) {
            employer(member, concerned.providers(), problems);
            self(member, concerned, problems);
            if (!Collections.disjoint(member.interest().related(), concerned.learners())) {
                problems.add(new PanelProblem(
                        "panel.conflict-related",
                        member.line(),
                        "conflict of interest: the member is related to the learner whose outcome is judged"));
            }
        }
        return problems;
    }

    private static void employer(Member member, Set<String> providers, List<PanelProblem> problems) {
        Set<String> employers = forms(member.interest().employers());
        if (!Collections.disjoint(employers, forms(providers))) {
            problems.add(new PanelProblem(
                    "panel.conflict-provider",
                    member.line(),
                    "conflict of interest: the member is employed by " + member.employer()
                            + ", which provided what is judged"));
        } else if (!providers.isEmpty()
                && providers.stream().noneMatch(Conflicts::isCode)
                && member.interest().employers().stream().allMatch(Conflicts::isCode)) {
            problems.add(new PanelProblem(
                    "panel.employer-name",
                    member.line(),
                    "who provided what is judged is known by name alone, so a code cannot be compared with it; expected"
                            + " the employer's names in employer-also"));
        }
    }

    private static boolean isCode(String form) {
        return CODE.matcher(form).matches();
    }

    /** An organisation keeps its own code, characters 9 to 17, when the authority or the division in front of it changes. */
    private static Set<String> forms(Set<String> called) {
        Set<String> forms = new HashSet<>(called);
        called.stream()
                .filter(form -> isCode(form) && form.length() == CREDIT)
                .forEach(form -> forms.add(form.substring(ORGANISATION, CREDIT - 1)));
        return forms;
    }

    private static void self(Member member, Concerned concerned, List<PanelProblem> problems) {
        UUID born = member.interest().born();
        boolean one = !Collections.disjoint(member.interest().documents(), concerned.documents())
                || (born != null && concerned.names().born().contains(born));
        Set<UUID> alike =
                born == null ? concerned.names().all() : concerned.names().undated();
        if (one) {
            problems.add(new PanelProblem(
                    "panel.conflict-self",
                    member.line(),
                    "conflict of interest: the member is the learner whose outcome is judged"));
        } else if (alike.contains(member.interest().named())) {
            problems.add(new PanelProblem(
                    "panel.conflict-name",
                    member.line(),
                    "the member has the name of the learner whose outcome is judged, and nothing tells that they are two;"
                            + " expected a birth date, where the learner's is known, or somebody else"));
        }
    }
}
