package creditbank.practice.world;

import creditbank.practice.world.PersonName.Form;
import java.time.LocalDate;
import java.util.List;

/**
 * The people of the province, each a pure function of the seed and the index.
 *
 * <p>Every ten people are a neighbourhood. In some of them the second is the first one's twin (same surname, birth date, county and telephone), the fourth
 * is the third one's child (same surname and telephone), and the sixth has the fifth one's name and birth date (and nothing else).
 *
 * <p>No two ID numbers are equal: birth dates run through all days before one comes again, the sequence counts the rounds, and relatives, whose birth date
 * follows from another's, have sequences of their own.
 */
final class People {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1960, 1, 1);
    private static final int DAYS = 16_436; // to the end of 2004
    private static final int STRIDE = 7_919; // prime to DAYS
    private static final int ROUNDS = 399;
    /** A child is born so many days after the parent: 25 years. */
    private static final int GENERATION = 9_131;
    /** In ten thousand neighbourhoods; the first one has twins and namesakes for certain. */
    private static final int TWINS = 1_500;

    private static final int CHILDREN = 4_000;
    private static final int NAMESAKES = 800;

    private final long seed;
    private final int shift;
    private final Names names = new Names();
    private final Weighted<Province> provinces;
    private final Province xinjiang;

    private record Province(String code, int weight, List<String> counties) {}

    People(long seed) {
        this.seed = seed;
        this.shift = Dice.of(seed, 0, "birth").below(DAYS);
        List<Province> all = Tables.rows("provinces").stream()
                .map(row -> new Province(
                        row[0], Integer.parseInt(row[2]), List.of(row).subList(3, row.length)))
                .toList();
        provinces = new Weighted<>(all, Province::weight);
        xinjiang = all.stream().filter(p -> p.code().equals("65")).findFirst().orElseThrow();
    }

    Person person(int index) {
        Dice hood = Dice.of(seed, index / 10, "neighbourhood");
        boolean twins = hood.chance(TWINS) || index < 10;
        boolean child = hood.chance(CHILDREN);
        boolean namesakes = hood.chance(NAMESAKES) || index < 10;
        return switch (index % 10) {
            case 1 -> twins ? twin(index, single(index - 1)) : single(index);
            case 3 -> child ? child(index, single(index - 1)) : single(index);
            case 5 -> namesakes ? namesake(index, single(index - 1)) : single(index);
            default -> single(index);
        };
    }

    private Person single(int index) {
        Dice dice = Dice.of(seed, index, "person");
        boolean female = dice.chance(4_900);
        PersonName name = names.draw(dice, female);
        int day = (int) (((long) index * STRIDE + shift) % DAYS);
        int round = (index / DAYS * 8 + Dice.of(seed, day, "sequence").below(ROUNDS)) % ROUNDS;
        return made(dice, index, name, female, FIRST_BIRTH.plusDays(day), round, "");
    }

    private Person made(
            Dice dice, int index, PersonName name, boolean female, LocalDate birth, int round, String kinship) {
        Province province = name.form() == Form.DOTTED ? xinjiang : provinces.draw(dice);
        String county = province.counties().get(dice.below(province.counties().size()));
        String phone = phone(dice);
        String passport = (char) ('A' + dice.below(26)) + Numbers.pad(dice.below(100_000_000), 8);
        String document = name.form() == Form.LATIN ? passport : id(county, birth, round, female);
        return new Person(index, name, female, birth, county, document, phone, kinship);
    }

    private static String id(String county, LocalDate birth, int round, boolean female) {
        return Numbers.residentId(county, birth, 2 * (round + 1) + (female ? 0 : 1));
    }

    private static String phone(Dice dice) {
        String[] prefixes = {"13", "15", "17", "18", "19"};
        return prefixes[dice.below(prefixes.length)] + Numbers.pad(dice.below(1_000_000_000), 9);
    }

    private static int relativeRound(int index, int kind) {
        return ROUNDS + 3 * (index / DAYS % 32) + kind;
    }

    private Person twin(int index, Person first) {
        if (first.foreign()) {
            return single(index);
        }
        Dice dice = Dice.of(seed, index, "person");
        boolean female = dice.chance(3_000) != first.female();
        PersonName name = names.relative(dice, first.name(), female);
        String document = id(first.county(), first.birth(), relativeRound(index - 1, 0), female);
        return new Person(index, name, female, first.birth(), first.county(), document, first.phone(), "twin");
    }

    private Person child(int index, Person parent) {
        LocalDate birth = parent.birth().plusDays(GENERATION);
        if (parent.foreign() || birth.isAfter(FIRST_BIRTH.plusDays(DAYS - 1))) {
            return single(index);
        }
        Dice dice = Dice.of(seed, index, "person");
        boolean female = dice.chance(5_000);
        PersonName name = names.relative(dice, parent.name(), female);
        String document = id(parent.county(), birth, relativeRound(index - 1, 1), female);
        return new Person(index, name, female, birth, parent.county(), document, parent.phone(), "child");
    }

    private Person namesake(int index, Person other) {
        if (other.foreign()) {
            return single(index);
        }
        Dice dice = Dice.of(seed, index, "namesake");
        int round = relativeRound(index - 1, 2);
        return made(dice, index, other.name(), other.female(), other.birth(), round, "namesake");
    }
}
