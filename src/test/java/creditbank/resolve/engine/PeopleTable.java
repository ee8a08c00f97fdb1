package creditbank.resolve.engine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A made-up population with duplicates, the same for the same seed: names as unevenly frequent as real ones, families at one address, and the errors that
 * clerks make. Row {@code e-0} is entity e as it is, {@code e-1} and so on are its duplicates, so the id holds the truth.
 */
final class PeopleTable {
    static final String HEADER = "id,given,surname,birth,street,city,postcode,phone";

    private static final String[] ONSETS = {
        "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", ""
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "ie", "ou"};
    private static final String[] CODAS = {"", "", "n", "r", "s", "l", "nd", "tt", "ck", "m"};
    private static final List<String> KINDS = List.of("street", "road", "avenue", "lane", "court");

    private final Random random;
    private final String[] given = words(600, 2, 1);
    private final String[] surnames = words(8_000, 2, 2);
    private final String[] streets = words(6_000, 3, 3);
    private final String[] cities = words(500, 2, 4);

    PeopleTable(long seed) {
        random = new Random(seed);
    }

    /** Writes rows until there are this many; about one in five is a duplicate. */
    void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            int written = 0;
            String[] family = person();
            for (int entity = 0; written < rows; entity++) {
                String[] own = random.nextInt(3) == 0 ? relative(family) : person();
                family = own;
                int copies = random.nextInt(100) < 85 ? 1 : 2 + random.nextInt(3);
                for (int copy = 0; copy < copies && written < rows; copy++, written++) {
                    out.write(entity + "-" + copy + "," + String.join(",", copy == 0 ? own : copy(own)) + "\n");
                }
            }
        }
    }

    private String[] person() {
        int city = skewed(cities.length);
        return new String[] {
            given[skewed(given.length)],
            surnames[skewed(surnames.length)],
            birth(),
            (1 + random.nextInt(200)) + " " + streets[random.nextInt(streets.length)] + " "
                    + KINDS.get(random.nextInt(KINDS.size())),
            cities[city],
            String.valueOf(10_000 + city * 20 + random.nextInt(20)),
            "0" + (100_000_000L + random.nextInt(900_000_000))
        };
    }

    /** Somebody of the same household. */
    private String[] relative(String[] other) {
        String[] own = other.clone();
        own[0] = given[skewed(given.length)];
        own[2] = birth();
        return own;
    }

    private String birth() {
        return LocalDate.of(1930, 1, 1)
                .plusDays(random.nextInt(28_000))
                .toString()
                .replace("-", "");
    }

    private String[] copy(String[] own) {
        String[] copy = own.clone();
        if (random.nextInt(8) == 0) {
            String[] moved = person();
            System.arraycopy(moved, 3, copy, 3, 3);
        }
        if (random.nextInt(30) == 0) {
            copy[0] = own[1];
            copy[1] = own[0];
        }
        int errors = random.nextInt(4);
        for (int i = 0; i < errors; i++) {
            int column = random.nextInt(copy.length);
            copy[column] = random.nextInt(4) == 0 ? "" : slip(copy[column]);
        }
        return copy;
    }

    private String slip(String text) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        char letter = Character.isDigit(text.charAt(at))
                ? (char) ('0' + random.nextInt(10))
                : (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + letter + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + letter + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }

    /** A number below the bound, the small ones more often, somewhat as names are distributed. */
    private int skewed(int bound) {
        double u = random.nextDouble();
        return (int) (bound * u * u * u);
    }

    private static String[] words(int count, int syllables, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(new String[count])
                .map(none -> {
                    StringBuilder word = new StringBuilder();
                    for (int i = 0; i < syllables; i++) {
                        word.append(ONSETS[random.nextInt(ONSETS.length)])
                                .append(VOWELS[random.nextInt(VOWELS.length)])
                                .append(CODAS[random.nextInt(CODAS.length)]);
                    }
                    return word.toString();
                })
                .toArray(String[]::new);
    }

    /** Writes a table: file, rows, seed. */
    public static void main(String[] args) throws IOException {
        new PeopleTable(Long.parseLong(args[2])).write(Path.of(args[0]), Integer.parseInt(args[1]));
    }
}
