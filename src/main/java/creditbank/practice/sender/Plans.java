package creditbank.practice.sender;

import creditbank.practice.world.Deed;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Person;
import creditbank.practice.world.World;
import org.jspecify.annotations.Nullable;

/** Decides in which sources a learner stands and what they report: about four rows a learner. */
public final class Plans {
    /** In ten thousand learners. */
    private static final int ONEROSTER = 4_400;

    private static final int JWXT = 3_700;
    private static final int BADGES = 3_000;
    private static final int TALENT = 3_000;

    private final World world;
    private final SchoolPlans schools;
    private final WorkPlans work;

    public Plans(World world) {
        this.world = world;
        Sightings sightings = new Sightings(world.seed());
        schools = new SchoolPlans(world, sightings);
        work = new WorkPlans(world, sightings);
    }

    public Plan plan(int index) {
        Person person = world.person(index);
        Items items = new Items(world.seed(), person);
        Dice dice = Dice.of(world.seed(), index, "sources");
        boolean oneroster = dice.chance(ONEROSTER);
        boolean jwxt = dice.chance(JWXT);
        boolean badges = dice.chance(BADGES);
        boolean talent = dice.chance(TALENT);
        if (!oneroster && !jwxt && !badges && !talent) {
            oneroster = dice.chance(5_000);
            jwxt = !oneroster;
        }
        if (oneroster) {
            schools.add(items, Source.ONEROSTER, false);
        }
        if (jwxt) {
            schools.add(items, Source.JWXT, oneroster && dice.chance(Troubles.SHARED_COURSE.rate()));
        }
        work(items, badges, talent, dice);
        return items.plan();
    }

    private void work(Items items, boolean badges, boolean talent, Dice dice) {
        @Nullable
        Deed shared = badges && talent && dice.chance(Troubles.SHARED_TRAINING.rate()) ? work.shared(items) : null;
        if (badges) {
            work.badges(items, shared);
        }
        if (talent) {
            boolean near = dice.chance(Troubles.NEAR_TITLE.rate());
            work.talent(items, shared != null && near ? shared.titled(shared.title() + "班") : shared);
        }
    }
}
