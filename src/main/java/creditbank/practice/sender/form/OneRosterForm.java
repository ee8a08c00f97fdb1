package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Sent.Expected;
import creditbank.practice.sender.Sighting;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import creditbank.practice.world.PersonName.Form;
import creditbank.practice.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@code oneroster.zip} by OneRoster 1.2: the people's files and the results are written beside it and put into the archive at the end. Credits and hours
 * stand in the extension columns {@code metadata.credits} and {@code metadata.hours} of courses.csv.
 */
final class OneRosterForm implements creditbank.practice.sender.form.Form {
    static final String MODIFIED = "2025-07-20T16:00:00.000Z";

    private final World world;
    private final Path folder;
    private final FreshFile users;
    private final FreshFile demographics;
    private final FreshFile results;

    OneRosterForm(World world, Path folder) throws IOException {
        this.world = world;
        this.folder = folder;
        users = new FreshFile(folder.resolve(".users.csv"));
        demographics = new FreshFile(folder.resolve(".demographics.csv"));
        results = new FreshFile(folder.resolve(".results.csv"));
        users.write(OneRosterReference.USERS, StandardCharsets.UTF_8);
        demographics.write(OneRosterReference.DEMOGRAPHICS, StandardCharsets.UTF_8);
        results.write(OneRosterReference.RESULTS, StandardCharsets.UTF_8);
    }

    @Override
    public void write(Person person, List<Sent> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Item first = rows.get(0).item();
        users.write(user(first.sighting(), first.deed().provider().code()), StandardCharsets.UTF_8);
        demographics.write(demographic(first.sighting()), StandardCharsets.UTF_8);
        for (Sent row : rows) {
            String[] fields = fields(row);
            boolean refused = row.expected() == Expected.REFUSE;
            results.write(Csv.line(refused ? spoilt(fields, row.item()) : fields), StandardCharsets.UTF_8);
        }
    }

    private static String userId(Person person) {
        return "U-" + Numbers.pad(person.index(), 7);
    }

    private static String user(Sighting seen, String school) {
        String[] name = parts(seen);
        String ids = seen.idNumber().isEmpty() ? "" : "{residentId:" + seen.idNumber() + "}";
        if (!ids.isEmpty() && seen.person().index() % 20 == 3) {
            ids = ids + ",{studentCard:" + seen.number() + "}";
        }
        return Csv.line(
                userId(seen.person()),
                "active",
                MODIFIED,
                "true",
                "s" + seen.number(),
                ids,
                name[1],
                name[0],
                "",
                seen.number(),
                "",
                seen.phone(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "O-" + school,
                "");
    }

    /** Surname and given name as the school has split them; without Latin letters they are, joined, the name as it writes it. */
    private static String[] parts(Sighting seen) {
        String name = seen.name();
        int space = name.indexOf(' ');
        boolean latin = name.codePoints().allMatch(c -> c < 0x250);
        if (latin && space > 0) {
            return new String[] {name.substring(0, space), name.substring(space + 1)};
        }
        Form form = seen.person().name().form();
        int surname = form == Form.HAN ? seen.person().name().first().length() : 0;
        return surname < name.length() && !latin
                ? new String[] {name.substring(0, surname), name.substring(surname)}
                : new String[] {"", name};
    }

    private static String demographic(Sighting seen) {
        String sex = seen.person().female() ? "female" : "male";
        String born = seen.birth().toString();
        return Csv.line(
                userId(seen.person()), "active", MODIFIED, born, sex, "", "", "", "", "", "", "", "", "", "", "");
    }

    private static String[] fields(Sent row) {
        Item item = row.item();
        Deed deed = item.deed();
        Grades.Grade grade = Grades.of(row);
        String classId = OneRosterReference.classId(
                deed.provider().code(),
                deed.what(),
                Objects.requireNonNull(deed.term()).index());
        return new String[] {
            key(item),
            row.expected() == Expected.WITHDRAW ? "tobedeleted" : "active",
            MODIFIED,
            OneRosterReference.lineItemId(classId),
            userId(item.sighting().person()),
            status(grade.mark()),
            grade.points(),
            deed.begin().toString(),
            switch (item.attempt()) {
                case NORMAL, FAILED, PUT_OFF -> "";
                case MAKE_UP -> "make-up";
                case DEFERRED -> "deferred";
                case REPEATED -> "repeated";
            },
            grade.word(),
            classId,
            "false",
            "false",
            "false",
            "false"
        };
    }

    private static String status(String mark) {
        return switch (mark) {
            case "" -> "fully graded";
            case "免修" -> "exempt";
            default -> "not submitted";
        };
    }

    /** Exactly one error, of the code that the item's fate names; four of them lie in a row that the result points at. */
    private String[] spoilt(String[] fields, Item item) {
        String[] spoilt = fields.clone();
        boolean other = item.base() % 2 == 0;
        switch (item.fate().refusal()) {
            case "row.field-count" -> {
                return other
                        ? JwxtForm.plus(fields, "x")
                        : List.of(fields).subList(0, 13).toArray(String[]::new);
            }
            case "row.lookup-missing" -> spoilt[other ? 3 : 4] = "X-" + item.base();
            case "score.out-of-range" -> graded(spoilt, other ? "138" : "-2", "");
            case "score.invalid" -> graded(spoilt, other ? "n/a" : "9O", "");
            case "date.invalid" -> spoilt[7] = other ? "2024-02-30" : "2023-13-05";
            case "credits.invalid", "term.invalid", "institution.invalid" -> {
                String classId = OneRosterReference.badClassId(item.fate().refusal());
                spoilt[3] = OneRosterReference.lineItemId(classId);
                spoilt[10] = classId;
            }
            default -> throw new IllegalArgumentException(item.fate().refusal());
        }
        return spoilt;
    }

    private static void graded(String[] fields, String score, String word) {
        fields[5] = "fully graded";
        fields[6] = score;
        fields[9] = word;
    }

    private static String key(Item item) {
        return "R-" + Numbers.pad(item.sighting().person().index(), 7) + "-" + item.number();
    }

    @Override
    public String key(Sent row) {
        return key(row.item());
    }

    @Override
    public String file(int row) {
        return "results.csv";
    }

    @Override
    public void publish() throws IOException {
        users.publish();
        demographics.publish();
        results.publish();
        OneRosterReference.archive(world, folder);
    }

    @Override
    public void close() throws IOException {
        users.close();
        demographics.close();
        results.close();
    }
}
