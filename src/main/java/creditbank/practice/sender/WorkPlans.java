package creditbank.practice.sender;

import creditbank.practice.sender.Item.Attempt;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Deed.Kind;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import creditbank.practice.world.Provider;
import creditbank.practice.world.Tables;
import creditbank.practice.world.World;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What training bodies and the labour-market talent files report. */
final class WorkPlans {
    private static final LocalDate LAST_BEGIN = LocalDate.of(2025, 3, 31);

    private final World world;
    private final Sightings sightings;
    private final List<String> trainings = Tables.lines("trainings");
    private final List<String> certificates = Tables.lines("certificates");
    private final List<String> posts = Tables.lines("posts");
    private final List<String> internships = Tables.lines("internships");
    private final List<String> awards = Tables.lines("awards");

    WorkPlans(World world, Sightings sightings) {
        this.world = world;
        this.sightings = sightings;
    }

    void badges(Items items, @Nullable Deed shared) {
        Person person = items.person();
        Dice dice = Dice.of(world.seed(), person.index(), "badges");
        int count = 1 + (dice.chance(4_500) ? 1 : 0) + (dice.chance(1_500) ? 1 : 0);
        boolean wide = count > 1 && dice.chance(Troubles.WIDE.rate());
        boolean second = count > 1 && !wide && dice.chance(Troubles.SECOND_IDENTITY.rate());
        if (wide) {
            items.widen();
        }
        int offset = dice.below(trainings.size());
        for (int i = 0; i < count; i++) {
            int slot = second && i == count - 1 ? 1 : 0;
            String number = "B" + slot + Numbers.pad((person.index() * 1_000_003L + slot * 77L) % 10_000_000, 7);
            Sighting sighting = sightings.see(person, Source.BADGES, slot, number);
            Deed deed = i == 0 && shared != null ? shared : badge(items, offset + i, dice);
            items.add(Source.BADGES, deed, Attempt.NORMAL, sighting);
        }
    }

    private Deed badge(Items items, int offset, Dice dice) {
        if (dice.chance(5_500)) {
            return training(items, offset, dice);
        }
        Provider body = one(world.providers().bodies(), dice);
        String title = certificates.get(offset % certificates.size());
        LocalDate day = day(items.person(), dice);
        String number = "S" + Numbers.pad(1000 + body.index(), 4) + body.code().substring(2, 4)
                + Numbers.pad(dice.below(1_000_000), 6)
                + Numbers.pad(day.getYear() % 100, 2)
                + dice.between(1, 5)
                + Numbers.pad(items.person().index() % 1_000_000, 6);
        return new Deed(items.deedId(), Kind.CERTIFICATE, body, number, title, null, day, null);
    }

    /** A training that badges and talent both report. */
    Deed shared(Items items) {
        Dice dice = Dice.of(world.seed(), items.person().index(), "shared training");
        return training(items, dice.below(trainings.size()) + 20, dice);
    }

    private Deed training(Items items, int offset, Dice dice) {
        LocalDate begin = day(items.person(), dice);
        Provider body = one(world.providers().bodies(), dice);
        String title = trainings.get(offset % trainings.size());
        LocalDate end = begin.plusDays(dice.between(3, 60));
        return new Deed(items.deedId(), Kind.TRAINING, body, "", title, null, begin, end);
    }

    void talent(Items items, @Nullable Deed shared) {
        Person person = items.person();
        Dice dice = Dice.of(world.seed(), person.index(), "talent");
        int count = 1 + (dice.chance(5_500) ? 1 : 0) + (dice.chance(1_800) ? 1 : 0);
        String archive = "DA" + person.county() + Numbers.pad((person.index() * 1_000_003L + 5) % 100_000_000, 8);
        Sighting sighting = sightings.see(person, Source.TALENT, 0, archive);
        int offset = dice.below(1_000);
        for (int i = 0; i < count; i++) {
            Deed deed = i == 0 && shared != null ? shared : entry(items, offset + i, dice);
            items.add(Source.TALENT, deed, Attempt.NORMAL, sighting);
        }
    }

    private Deed entry(Items items, int offset, Dice dice) {
        int kind = dice.below(100);
        if (kind < 25) {
            return training(items, offset, dice);
        }
        LocalDate begin = day(items.person(), dice);
        Provider employer = one(world.providers().employers(), dice);
        if (kind < 50) {
            LocalDate end = begin.plusDays(dice.between(30, 180));
            return deed(items, Kind.INTERNSHIP, employer, one(internships, offset), begin, end);
        }
        if (kind < 85) {
            LocalDate end = dice.chance(4_000) ? null : begin.plusDays(dice.between(90, 3_000));
            return deed(items, Kind.WORK, employer, one(posts, offset), begin, end);
        }
        return deed(items, Kind.AWARD, employer, one(awards, offset), begin, null);
    }

    private static Deed deed(
            Items items, Kind kind, Provider at, String title, LocalDate begin, @Nullable LocalDate end) {
        return new Deed(items.deedId(), kind, at, "", title, null, begin, end);
    }

    private static String one(List<String> titles, int index) {
        return titles.get(index % titles.size());
    }

    private static <T> T one(List<T> elements, Dice dice) {
        return elements.get(dice.below(elements.size()));
    }

    /** Some day of the last ten years, at the age of eighteen or more. */
    private static LocalDate day(Person person, Dice dice) {
        LocalDate adult = person.birth().plusYears(18);
        LocalDate first = adult.isAfter(LocalDate.of(2015, 1, 5)) ? adult : LocalDate.of(2015, 1, 5);
        int days = (int) Math.max(1, LAST_BEGIN.toEpochDay() - first.toEpochDay());
        return first.plusDays(dice.below(days));
    }
}
