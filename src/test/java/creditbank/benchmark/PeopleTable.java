package creditbank.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A table of made-up people, of whom one in three or so stands in it more than once, with the slips that registers have: letters changed, names swapped, values
 * missing, people who moved. The same seed gives the same table.
 */
final class PeopleTable {
    private static final String HEADER = "id,given_name,surname,birth_date,address,city,postcode,telephone\n";
    private static final int FIRST_DAY = (int) LocalDate.of(1940, 1, 1).toEpochDay();
    private static final int DAYS = 25_000;
    private static final String[] BEGIN = {
        "b", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w"
    };
    private static final String[] MIDDLE = {"a", "e", "i", "o", "u", "ai", "ou", "ia"};
    private static final String[] END = {"", "n", "r", "l", "s", "th", "ng"};

    private final Random random;
    private final List<String> given;
    private final List<String> surnames;
    private final List<String> streets;
    private final List<String> cities;

    private PeopleTable(long seed) {
        random = new Random(seed);
        given = words(2_000, 2);
        surnames = words(20_000, 3);
        streets = words(10_000, 3);
        cities = words(500, 2);
    }

    /** One row but for its id. */
    private record Person(
            String given,
            String surname,
            String birth,
            String address,
            String city,
            String postcode,
            String telephone) {}

    /** Writes the table and its truth: record id and person. */
    static void write(Path table, Path truth, int rows, long seed) throws IOException {
        PeopleTable people = new PeopleTable(seed);
        try (Writer of = Files.newBufferedWriter(table, StandardCharsets.UTF_8);
                Writer is = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
            of.write(HEADER);
            is.write("id,person\n");
            int row = 0;
            for (int person = 0; row < rows; person++) {
                Person one = people.person();
                Person shown = one;
                do {
                    String id = "r" + scrambled(row);
                    of.write(line(id, shown));
                    is.write(id + ",p" + person + "\n");
                    row++;
                    shown = people.slipped(one);
                } while (row < rows && people.random.nextInt(100) < 30);
            }
        }
    }

    /** A number of its own for every row, without telling which rows are neighbours. */
    private static long scrambled(int row) {
        return row * 0x9E3779B1L & 0xFFFFFFFFL;
    }

    private static String line(String id, Person one) {
        return String.join(
                        ",", id, one.given, one.surname, one.birth, one.address, one.city, one.postcode, one.telephone)
                + "\n";
    }

    private Person person() {
        int city = frequent(cities.size());
        return new Person(
                given.get(frequent(given.size())),
                surnames.get(frequent(surnames.size())),
                LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(DAYS)).toString(),
                address(),
                cities.get(city),
                postcode(city),
                telephone());
    }

    private Person slipped(Person one) {
        boolean swapped = random.nextInt(100) == 0;
        boolean moved = random.nextInt(100) < 12;
        int city = frequent(cities.size());
        return new Person(
                slip(swapped ? one.surname : one.given, 12, 3),
                slip(swapped ? one.given : one.surname, 12, 1),
                slip(one.birth, 6, 3),
                slip(moved ? address() : one.address, 20, 4),
                slip(moved ? cities.get(city) : one.city, 6, 2),
                slip(moved ? postcode(city) : one.postcode, 5, 3),
                random.nextInt(100) < 20 ? telephone() : slip(one.telephone, 4, 12));
    }

    /** The value, with a slip in so many of a hundred, and missing in so many. */
    private String slip(String value, int changed, int missing) {
        int dice = random.nextInt(100);
        if (dice < missing) {
            return "";
        }
        if (dice >= missing + changed || value.length() < 2) {
            return value;
        }
        int at = random.nextInt(value.length() - 1);
        char letter = Character.isDigit(value.charAt(at))
                ? (char) ('0' + random.nextInt(10))
                : (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + letter + value.substring(at + 1);
            case 1 -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
            case 2 -> value.substring(0, at) + value.substring(at + 1);
            default -> value.substring(0, at) + letter + value.substring(at);
        };
    }

    private String address() {
        return 1 + random.nextInt(200) + " " + streets.get(frequent(streets.size())) + " street";
    }

    private String postcode(int city) {
        return Integer.toString(10_000 + city * 20 + random.nextInt(20));
    }

    private String telephone() {
        return "0" + (100_000_000 + random.nextInt(900_000_000));
    }

    /** A number below the bound, the smaller the likelier. */
    private int frequent(int bound) {
        double spread = random.nextDouble();
        return (int) (bound * spread * spread * spread);
    }

    private List<String> words(int many, int syllables) {
        List<String> words = new ArrayList<>(many);
        while (words.size() < many) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < syllables; i++) {
                word.append(BEGIN[random.nextInt(BEGIN.length)])
                        .append(MIDDLE[random.nextInt(MIDDLE.length)])
                        .append(END[random.nextInt(END.length)]);
            }
            words.add(word.toString());
        }
        Collections.shuffle(words, random);
        return words;
    }
}
