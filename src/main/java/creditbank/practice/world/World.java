package creditbank.practice.world;

import java.util.List;
import java.util.stream.IntStream;

/** The province: everything in it is a pure function of the number of learners and the seed. */
public final class World {
    private final int learners;
    private final long seed;
    private final People people;
    private final Providers providers;
    private final List<Course> courses;

    private World(int learners, long seed) {
        this.learners = learners;
        this.seed = seed;
        people = new People(seed);
        providers = new Providers(learners, seed);
        List<String[]> rows = Tables.rows("courses");
        courses = IntStream.range(0, rows.size())
                .mapToObj(i -> new Course(
                        i,
                        "K" + (1001 + i),
                        rows.get(i)[0],
                        Integer.parseInt(rows.get(i)[1]),
                        Integer.parseInt(rows.get(i)[2])))
                .toList();
    }

    /** At least 20 learners. */
    public static World of(int learners, long seed) {
        if (learners < 20 || learners > 6_000_000) {
            throw new IllegalArgumentException("learners: " + learners + ", expected 20 to 6000000");
        }
        return new World(learners, seed);
    }

    public int learners() {
        return learners;
    }

    public long seed() {
        return seed;
    }

    public Person person(int index) {
        return people.person(index);
    }

    public Providers providers() {
        return providers;
    }

    public List<Course> courses() {
        return courses;
    }

    /** The course of which a deed is. */
    public Course course(Deed deed) {
        return courses.get(Integer.parseInt(deed.what().substring(1)) - 1001);
    }
}
