package creditbank.practice.sender;

import creditbank.practice.sender.Item.Attempt;
import creditbank.practice.world.Course;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import creditbank.practice.world.Provider;
import creditbank.practice.world.Term;
import creditbank.practice.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two school sources report: results of courses over several terms, with make-up, deferred and repeated ones. */
final class SchoolPlans {
    /** In ten thousand results: failed; put off and sat later. */
    private static final int FAILED = 900;

    private static final int PUT_OFF = 150;

    private final World world;
    private final Sightings sightings;

    SchoolPlans(World world, Sightings sightings) {
        this.world = world;
        this.sightings = sightings;
    }

    /** The school at which the person studies, by source. */
    private Provider school(Person person, Source source, boolean shared) {
        List<Provider> schools = world.providers().schools();
        Source at = shared ? Source.ONEROSTER : source;
        return schools.get(
                Dice.of(world.seed(), person.index(), "school " + at.id()).below(schools.size()));
    }

    /**
     * Adds a source's items.
     *
     * @param shared whether the person studies at one school that reports through both sources, so that the first course is the same
     */
    void add(Items items, Source source, boolean shared) {
        Person person = items.person();
        Provider school = school(person, source, shared);
        String number = "2021" + Numbers.pad(school.index(), 2)
                + Numbers.pad((person.index() * 1_000_003L + school.index() * 37L) % 10_000_000, 7);
        Sighting sighting = sightings.see(person, source, 0, number);
        Dice first = Dice.of(world.seed(), person.index(), "courses");
        int start = first.below(world.courses().size());
        Term firstTerm = Term.ALL.get(first.below(6));
        Dice dice = Dice.of(world.seed(), person.index(), "results " + source.id());
        int count = dice.between(2, 4);
        int lane = source == Source.JWXT ? 1 : 0;
        for (int i = 0; i < count; i++) {
            boolean same = i == 0 && (source == Source.ONEROSTER || shared);
            int course = (start + 3 * i + (same ? 0 : lane)) % world.courses().size();
            Term term = same ? firstTerm : Term.ALL.get(dice.below(Term.ALL.size()));
            @Nullable Deed earlier = same && shared ? items.firstDeed() : null;
            if (earlier == null) {
                result(items, source, sighting, deed(items, school, course, term), dice);
            } else {
                items.add(source, earlier, Attempt.NORMAL, sighting);
            }
        }
    }

    private Deed deed(Items items, Provider school, int index, Term term) {
        Course course = world.courses().get(index);
        int before = Dice.of(world.seed(), items.person().index() * 512L + index * 8L + term.index(), "result day")
                .between(1, 12);
        return new Deed(
                items.deedId(),
                Deed.Kind.COURSE,
                school,
                course.code(),
                course.title(),
                term,
                term.end().minusDays(before),
                null);
    }

    private void result(Items items, Source source, Sighting sighting, Deed deed, Dice dice) {
        int roll = dice.below(10_000);
        if (roll < FAILED) {
            items.add(source, deed, Attempt.FAILED, sighting);
            again(items, source, sighting, deed, dice);
        } else if (roll < FAILED + PUT_OFF && source == Source.JWXT) {
            items.add(source, deed, Attempt.PUT_OFF, sighting);
            items.add(source, deed, Attempt.DEFERRED, sighting);
        } else {
            items.add(source, deed, Attempt.NORMAL, sighting);
        }
    }

    private void again(Items items, Source source, Sighting sighting, Deed deed, Dice dice) {
        Term term = deed.term();
        int way = dice.below(10);
        if (way < 5) {
            items.add(source, deed, Attempt.MAKE_UP, sighting);
        } else if (way < 8 && term != null && term.index() + 2 < Term.ALL.size()) {
            Term later = Term.ALL.get(term.index() + 2);
            int course = Integer.parseInt(deed.what().substring(1)) - 1001;
            items.add(source, deed(items, deed.provider(), course, later), Attempt.REPEATED, sighting);
        }
    }
}
