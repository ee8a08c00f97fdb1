package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Sent.Expected;
import creditbank.practice.sender.Sighting;
import creditbank.practice.world.Course;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import creditbank.practice.world.Term;
import creditbank.practice.world.World;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The export of an academic-affairs system: {@code grades.csv} in GB18030 with a Chinese header, complete when {@code grades.csv.done} stands beside it.
 * Forms of dates and terms differ from school to school.
 */
final class JwxtForm implements Form {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] HEADER = {
        "学校标识码", "学号", "姓名", "性别", "出生日期", "证件类型", "证件号码", "手机号码", "开课学期", "课程编号", "课程名称", "学分", "总学时", "成绩", "成绩标识",
        "考试性质", "课程性质", "修读方式", "录入日期"
    };

    private final World world;
    private final Path done;
    private final FreshFile grades;

    JwxtForm(World world, Path folder) throws IOException {
        this.world = world;
        done = folder.resolve("grades.csv.done");
        Files.deleteIfExists(done);
        grades = new FreshFile(folder.resolve("grades.csv"));
        grades.write(Csv.line(HEADER), GB18030);
    }

    @Override
    public void write(Person person, List<Sent> rows) throws IOException {
        for (Sent row : rows) {
            String[] fields = fields(row);
            if (row.expected() == Expected.REFUSE) {
                fields = spoilt(fields, row.item());
            }
            grades.write(Csv.line(fields), GB18030);
        }
    }

    private String[] fields(Sent row) {
        Item item = row.item();
        Deed deed = item.deed();
        Sighting seen = item.sighting();
        Course course = world.course(deed);
        int school = deed.provider().index();
        Grades.Grade grade = Grades.of(row);
        return new String[] {
            deed.provider().code(),
            seen.number(),
            seen.name(),
            item.base() % 400 == 7 ? "未知" : seen.person().female() ? "女" : "男",
            birth(seen.birth(), school),
            switch (seen.idType()) {
                case RESIDENT -> "居民身份证";
                case PASSPORT -> "护照";
                case NONE -> "无";
            },
            seen.idNumber(),
            seen.phone(),
            term(Objects.requireNonNull(deed.term()), school),
            course.code(),
            course.title(),
            Numbers.hundredths(course.credits()),
            Integer.toString(course.hours()),
            grade.points() + grade.word(),
            grade.mark(),
            nature(item),
            course.index() % 5 == 4 ? "选修" : "必修",
            item.attempt() == Item.Attempt.REPEATED ? "重修" : "初修",
            deed.begin().toString()
        };
    }

    private static String birth(LocalDate birth, int school) {
        return switch (school % 3) {
            case 0 -> Numbers.compact(birth);
            case 1 -> birth.toString();
            default -> birth.getYear() + "年" + birth.getMonthValue() + "月" + birth.getDayOfMonth() + "日";
        };
    }

    private static String term(Term term, int school) {
        return switch (school % 4) {
            case 0, 2 -> term.title();
            case 1 -> term.startYear() + "-" + (term.startYear() + 1) + "学年第" + (term.part() == 1 ? "一" : "二") + "学期";
            default -> term.part() == 1 ? term.startYear() + "01" : term.startYear() + 1 + "02";
        };
    }

    private static String nature(Item item) {
        return switch (item.attempt()) {
            case NORMAL, FAILED, PUT_OFF -> "正常考试";
            case MAKE_UP -> item.base() % 3 == 0 ? "正常考考试补考" : "补考";
            case DEFERRED -> "缓考";
            case REPEATED -> item.base() % 2 == 0 ? "重修" : "第1次重修";
        };
    }

    /** Exactly one error, of the code that the item's fate names. */
    private static String[] spoilt(String[] fields, Item item) {
        String[] spoilt = fields.clone();
        boolean other = item.base() % 2 == 0;
        switch (item.fate().refusal()) {
            case "row.field-count" -> {
                return other ? List.of(fields).subList(0, 18).toArray(String[]::new) : plus(fields, "备注");
            }
            case "institution.invalid" ->
                spoilt[0] = other ? fields[0].substring(0, 9) : "4199" + fields[0].substring(4);
            case "value.missing" -> spoilt[2] = "";
            case "name.invalid" -> spoilt[2] = fields[2] + "1";
            case "value.unmapped-character" -> spoilt[2] = fields[2] + "\uE000";
            case "term.invalid" -> spoilt[8] = other ? "2023-2024-9" : "毕业学期";
            case "credits.invalid" -> spoilt[11] = other ? "两学分" : "1000";
            case "score.out-of-range" -> score(spoilt, other ? "108" : "-5");
            case "score.invalid" -> score(spoilt, other ? "见附件" : "8O");
            case "value.code-unknown" -> spoilt[15] = "抽考";
            case "date.invalid" -> spoilt[18] = other ? "2024-02-30" : "上学期末";
            default -> throw new IllegalArgumentException(item.fate().refusal());
        }
        return spoilt;
    }

    private static void score(String[] fields, String score) {
        fields[13] = score;
        fields[14] = "";
    }

    static String[] plus(String[] fields, String extra) {
        String[] more = java.util.Arrays.copyOf(fields, fields.length + 1);
        more[fields.length] = extra;
        return more;
    }

    @Override
    public String key(Sent row) {
        Item item = row.item();
        Deed deed = item.deed();
        int school = deed.provider().index();
        String term = term(Objects.requireNonNull(deed.term()), school);
        return String.join("|", deed.provider().code(), item.sighting().number(), term, deed.what(), nature(item));
    }

    @Override
    public String file(int row) {
        return "grades.csv";
    }

    @Override
    public void publish() throws IOException {
        grades.publish();
        Files.writeString(done, "");
    }

    @Override
    public void close() throws IOException {
        grades.close();
    }
}
