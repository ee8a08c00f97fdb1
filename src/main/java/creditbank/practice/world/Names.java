package creditbank.practice.world;

import creditbank.practice.world.PersonName.Form;
import java.util.List;

/** Draws names by their real-life frequency. */
final class Names {
    /** In ten thousand people: names with the middle dot, names without a surname, passports, characters outside GBK. */
    static final int DOTTED = 180;

    static final int WHOLE = 60;
    static final int LATIN = 40;
    static final int RARE = 25;
    /** In ten thousand: a given name of one character. */
    private static final int SHORT = 1_800;

    private record Glyph(String text, int weight, String pinyin) {}

    private record Part(String text, String pinyin) {}

    private final Weighted<Glyph> surnames;
    private final Weighted<Glyph> men;
    private final Weighted<Glyph> women;
    private final List<Part> dottedMen = parts("dotted", "m");
    private final List<Part> dottedWomen = parts("dotted", "f");
    private final List<Part> wholeMen = parts("whole", "m");
    private final List<Part> wholeWomen = parts("whole", "f");
    private final List<String[]> latin = Tables.rows("latin");
    private final List<String[]> rare = Tables.rows("rare");

    Names() {
        surnames = new Weighted<>(
                Tables.rows("surnames").stream()
                        .map(row -> new Glyph(row[0], Integer.parseInt(row[1]), row[2]))
                        .toList(),
                Glyph::weight);
        men = given("f");
        women = given("m");
    }

    private static Weighted<Glyph> given(String seldom) {
        return new Weighted<>(
                Tables.rows("given").stream()
                        .map(row ->
                                new Glyph(row[0], Integer.parseInt(row[1]) * (row[2].equals(seldom) ? 1 : 12), row[3]))
                        .toList(),
                Glyph::weight);
    }

    private static List<Part> parts(String table, String sex) {
        return Tables.rows(table).stream()
                .filter(row -> row[0].equals(sex))
                .map(row -> new Part(row[1], row[2]))
                .toList();
    }

    PersonName draw(Dice dice, boolean female) {
        int kind = dice.below(10_000);
        if (kind < DOTTED) {
            return dotted(dice, female);
        }
        if (kind < DOTTED + WHOLE) {
            Part part = one(dice, female ? wholeWomen : wholeMen);
            return new PersonName(part.text(), "", Form.WHOLE, part.pinyin(), "", false);
        }
        if (kind < DOTTED + WHOLE + LATIN) {
            String[] row = latin.get(dice.below(latin.size()));
            return new PersonName(row[1], row[2], Form.LATIN, row[1], row[2], false);
        }
        Glyph surname = surnames.draw(dice);
        return kind < DOTTED + WHOLE + LATIN + RARE
                ? rare(dice, surname, female)
                : han(dice, surname.text(), surname.pinyin(), female);
    }

    /** Another member of a family: the same surname, another given name. */
    PersonName relative(Dice dice, PersonName name, boolean female) {
        if (name.form() == Form.HAN) {
            PersonName other = han(dice, name.first(), name.firstPinyin(), female);
            return other.last().equals(name.last()) ? relative(dice, name, female) : other;
        }
        PersonName other = draw(dice, female);
        return other.form() == Form.LATIN || other.full().equals(name.full()) ? relative(dice, name, female) : other;
    }

    private PersonName dotted(Dice dice, boolean female) {
        Part own = one(dice, female ? dottedWomen : dottedMen);
        Part father = one(dice, dottedMen);
        return new PersonName(own.text(), father.text(), Form.DOTTED, own.pinyin(), father.pinyin(), false);
    }

    private PersonName han(Dice dice, String surname, String pinyin, boolean female) {
        Weighted<Glyph> characters = female ? women : men;
        Glyph one = characters.draw(dice);
        if (dice.chance(SHORT)) {
            return new PersonName(surname, one.text(), Form.HAN, pinyin, one.pinyin(), false);
        }
        Glyph two = characters.draw(dice);
        return new PersonName(surname, one.text() + two.text(), Form.HAN, pinyin, one.pinyin() + two.pinyin(), false);
    }

    private PersonName rare(Dice dice, Glyph surname, boolean female) {
        Glyph one = (female ? women : men).draw(dice);
        String[] two = rare.get(dice.below(rare.size()));
        return new PersonName(
                surname.text(), one.text() + two[0], Form.HAN, surname.pinyin(), one.pinyin() + two[1], true);
    }

    private static Part one(Dice dice, List<Part> parts) {
        return parts.get(dice.below(parts.size()));
    }
}
