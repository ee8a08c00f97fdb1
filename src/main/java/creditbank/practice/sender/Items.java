package creditbank.practice.sender;

import creditbank.practice.sender.Item.Attempt;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is reported of one learner. */
final class Items {
    private final long seed;
    private final Person person;
    private final List<Item> items = new ArrayList<>();
    private final Map<Source, Integer> numbers = new EnumMap<>(Source.class);
    private int deeds;
    private @Nullable Integer wideArrival;

    Items(long seed, Person person) {
        this.seed = seed;
        this.person = person;
    }

    Person person() {
        return person;
    }

    /** The id of the learner's next deed. */
    String deedId() {
        return "A" + Numbers.pad(person.index(), 7) + "-" + deeds++;
    }

    @Nullable
    Deed firstDeed() {
        return items.isEmpty() ? null : items.get(0).deed();
    }

    /** From now on all items stand in one row and arrive together. */
    void widen() {
        wideArrival = Fates.arrival(Dice.of(seed, person.index(), "wide"));
    }

    void add(Source source, Deed deed, Attempt attempt, Sighting sighting) {
        int number = numbers.merge(source, 1, Integer::sum) - 1;
        Dice dice = Dice.of(seed, person.index() * 64L + number, "fate " + source.id());
        int base = dice.below(1 << 30);
        int own = Fates.arrival(dice);
        boolean wide = source == Source.BADGES && wideArrival != null;
        Fate fate = Fates.of(person, source, deed.kind(), wide && wideArrival != null ? wideArrival : own, wide, dice);
        items.add(new Item(source, number, deed, attempt, sighting, fate, base, wide));
    }

    Plan plan() {
        return new Plan(person, items);
    }
}
