package creditbank.practice.sender;

import static creditbank.practice.sender.Troubles.BIRTH_WRONG;
import static creditbank.practice.sender.Troubles.BIRTH_WRONG_SCHOOL;
import static creditbank.practice.sender.Troubles.ID_FIFTEEN;
import static creditbank.practice.sender.Troubles.ID_FULL_WIDTH;
import static creditbank.practice.sender.Troubles.ID_LOWER_CASE;
import static creditbank.practice.sender.Troubles.ID_MISSING_BADGES;
import static creditbank.practice.sender.Troubles.ID_MISSING_SCHOOL;
import static creditbank.practice.sender.Troubles.ID_MISSING_TALENT;
import static creditbank.practice.sender.Troubles.ID_WRONG;
import static creditbank.practice.sender.Troubles.ID_WRONG_SCHOOL;
import static creditbank.practice.sender.Troubles.NAME_FORM;
import static creditbank.practice.sender.Troubles.NAME_FORM_SCHOOL;
import static creditbank.practice.sender.Troubles.PHONE_MISSING;

import creditbank.practice.sender.Sighting.IdType;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Sees people as the senders do, with the troubles of identities. */
final class Sightings {
    private final long seed;
    private final NameForms forms = new NameForms();

    Sightings(long seed) {
        this.seed = seed;
    }

    /**
     * A sighting that stays the same every night.
     *
     * @param slot 0, or 1 for the second identity of the person at the same sender
     */
    Sighting see(Person person, Source source, int slot, String number) {
        Dice dice = Dice.of(seed, person.index() * 2L + slot, source.id());
        List<String> troubles = new ArrayList<>();
        String id = id(person, source, dice, troubles);
        String name = name(person, source, dice, troubles);
        LocalDate birth = birth(person, source, dice, troubles);
        String phone = dice.chance(PHONE_MISSING.rate()) ? "" : person.phone();
        IdType type = id.isEmpty() ? IdType.NONE : person.foreign() ? IdType.PASSPORT : IdType.RESIDENT;
        return new Sighting(person, number, name, birth, type, id, phone, troubles);
    }

    private static String id(Person person, Source source, Dice dice, List<String> troubles) {
        int missing = switch (source) {
            case ONEROSTER, JWXT -> ID_MISSING_SCHOOL.rate();
            case BADGES -> ID_MISSING_BADGES.rate();
            case TALENT -> ID_MISSING_TALENT.rate();
        };
        int wrong = (source.school() ? ID_WRONG_SCHOOL : ID_WRONG).rate();
        int roll = dice.below(10_000);
        if (roll < missing) {
            troubles.add("id-missing");
            return "";
        }
        if (person.foreign()) {
            return source == Source.JWXT || source == Source.TALENT ? person.document() : "";
        }
        if (roll < missing + wrong) {
            return mistyped(person.document(), dice, troubles);
        }
        return dressed(person, source, dice, troubles);
    }

    /** Two neighbouring digits swapped or one digit replaced; the check character tells either. */
    private static String mistyped(String id, Dice dice, List<String> troubles) {
        char[] characters = id.toCharArray();
        int at = dice.below(16);
        if (dice.chance(5_000) && characters[at] != characters[at + 1]) {
            troubles.add("id-swapped");
            char kept = characters[at];
            characters[at] = characters[at + 1];
            characters[at + 1] = kept;
        } else {
            troubles.add("id-digit");
            characters[at] = (char) ('0' + (characters[at] - '0' + 1 + dice.below(9)) % 10);
        }
        return new String(characters);
    }

    private static String dressed(Person person, Source source, Dice dice, List<String> troubles) {
        String id = person.document();
        if (source == Source.TALENT && person.birth().getYear() < 1985 && dice.chance(ID_FIFTEEN.rate())) {
            troubles.add("id-fifteen");
            return id.substring(0, 6) + id.substring(8, 17);
        }
        if (source != Source.TALENT && dice.chance(ID_FULL_WIDTH.rate())) {
            troubles.add("id-full-width");
            return fullWidth(id);
        }
        if (id.endsWith("X") && dice.chance(ID_LOWER_CASE.rate())) {
            troubles.add("id-lower-case");
            return id.substring(0, 17) + "x";
        }
        return id;
    }

    private static String fullWidth(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append((char) (text.charAt(i) + 0xFEE0));
        }
        return out.toString();
    }

    private String name(Person person, Source source, Dice dice, List<String> troubles) {
        boolean gbk = source == Source.TALENT;
        boolean changed = dice.chance((source.school() ? NAME_FORM_SCHOOL : NAME_FORM).rate());
        if (!changed || (gbk && person.name().rare())) {
            return person.name().full();
        }
        NameForms.Written written = forms.other(person.name(), dice, gbk);
        troubles.add("name-" + written.kind());
        return written.text();
    }

    private static LocalDate birth(Person person, Source source, Dice dice, List<String> troubles) {
        LocalDate birth = person.birth();
        if (!dice.chance((source.school() ? BIRTH_WRONG_SCHOOL : BIRTH_WRONG).rate())) {
            return birth;
        }
        troubles.add("birth-wrong");
        if (birth.getDayOfMonth() <= 12 && birth.getDayOfMonth() != birth.getMonthValue() && dice.chance(5_000)) {
            return LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue());
        }
        return switch (dice.below(4)) {
            case 0 -> birth.plusDays(1);
            case 1 -> birth.minusDays(1);
            case 2 -> birth.minusYears(1);
            default -> birth.plusYears(1);
        };
    }
}
