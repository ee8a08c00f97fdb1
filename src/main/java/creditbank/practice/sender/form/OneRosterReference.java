package creditbank.practice.sender.form;

import creditbank.practice.world.Course;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Provider;
import creditbank.practice.world.Term;
import creditbank.practice.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a OneRoster archive says besides people and results. Beside every school's classes stand three bad ones: of a course whose credits are no number, in a
 * session whose title is no term, and of an organisation whose identifier is no school code.
 */
final class OneRosterReference {
    static final String USERS =
            Csv.line(("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                            + "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                            + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns")
                    .split(",", -1));
    static final String DEMOGRAPHICS =
            Csv.line(("sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                            + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
                            + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                            + "publicSchoolResidenceStatus")
                    .split(",", -1));
    static final String RESULTS = Csv.line(
            ("sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
                            + "comment,textScore,classSourcedId,inProgress,incomplete,late,missing")
                    .split(",", -1));
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2025, 7, 21, 0, 0);
    private static final List<String> FILES =
            List.of("orgs", "users", "demographics", "courses", "classes", "academicSessions", "lineItems", "results");

    private OneRosterReference() {}

    static String classId(String school, String course, int term) {
        return "CL-" + school + "-" + course + "-" + term;
    }

    static String lineItemId(String classId) {
        return "LI" + classId.substring(2);
    }

    static String badClassId(String code) {
        return "CL-bad-" + code;
    }

    /** Puts everything into the archive under a temporary name and removes the parts. A crash before leaves files that the next generation overwrites. */
    static void archive(World world, Path folder) throws IOException {
        try (FreshFile file = new FreshFile(folder.resolve("oneroster.zip"));
                ZipOutputStream zip = new ZipOutputStream(file.out(), StandardCharsets.UTF_8)) {
            entry(zip, "manifest", manifest());
            entry(zip, "orgs", orgs(world));
            part(zip, folder, "users");
            part(zip, folder, "demographics");
            entry(zip, "courses", courses(world));
            entry(zip, "classes", classes(world));
            entry(zip, "academicSessions", sessions());
            entry(zip, "lineItems", lineItems(world));
            part(zip, folder, "results");
            zip.finish();
            file.publish();
        }
        for (String part : List.of("users", "demographics", "results")) {
            Files.deleteIfExists(folder.resolve("." + part + ".csv"));
        }
    }

    private static void open(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".csv");
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        open(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, Path folder, String name) throws IOException {
        open(zip, name);
        copy(folder.resolve("." + name + ".csv"), zip);
        zip.closeEntry();
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    private static String manifest() {
        StringBuilder text = new StringBuilder(Csv.line("propertyName", "value"))
                .append(Csv.line("manifest.version", "1.0"))
                .append(Csv.line("oneroster.version", "1.2"));
        for (String file : FILES) {
            text.append(Csv.line("file." + file, "bulk"));
        }
        return text.append(Csv.line("source.systemName", "practice"))
                .append(Csv.line("source.systemCode", "practice"))
                .toString();
    }

    private static String orgs(World world) {
        StringBuilder text = new StringBuilder(
                Csv.line("sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"));
        for (Provider school : world.providers().schools()) {
            text.append(org("O-" + school.code(), school.name(), school.code()));
        }
        return text.append(org("O-bad", "联合办学点", "4111")).toString();
    }

    private static String org(String id, String name, String identifier) {
        return Csv.line(id, "active", OneRosterForm.MODIFIED, name, "school", identifier, "");
    }

    private static String courses(World world) {
        StringBuilder text = new StringBuilder(Csv.line(
                ("sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                                + "subjectCodes,metadata.credits,metadata.hours")
                        .split(",", -1)));
        for (Provider school : world.providers().schools()) {
            for (Course course : world.courses()) {
                text.append(course(school, course, course.code(), Numbers.hundredths(course.credits())));
            }
        }
        Provider school = world.providers().schools().get(0);
        return text.append(course(school, world.courses().get(0), "bad", "四学分")).toString();
    }

    private static String course(Provider school, Course course, String code, String credits) {
        return Csv.line(
                "C-" + school.code() + "-" + code,
                "active",
                OneRosterForm.MODIFIED,
                "",
                course.title(),
                code,
                "",
                "O-" + school.code(),
                "",
                "",
                credits,
                Integer.toString(course.hours()));
    }

    private static String classes(World world) {
        StringBuilder text = new StringBuilder(
                Csv.line(("sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                                + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods")
                        .split(",", -1)));
        each(
                world,
                (id, courseId, school, term, title) -> text.append(Csv.line(
                        id,
                        "active",
                        OneRosterForm.MODIFIED,
                        title,
                        "",
                        courseId,
                        "",
                        "scheduled",
                        "",
                        school,
                        term,
                        "",
                        "",
                        "")));
        return text.toString();
    }

    private static String lineItems(World world) {
        StringBuilder text = new StringBuilder(
                Csv.line(("sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
                                + "categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId")
                        .split(",", -1)));
        each(
                world,
                (id, courseId, school, term, title) -> text.append(Csv.line(
                        lineItemId(id),
                        "active",
                        OneRosterForm.MODIFIED,
                        "期末总评",
                        "",
                        "",
                        "",
                        id,
                        "",
                        term,
                        "0",
                        "100",
                        school)));
        return text.toString();
    }

    /** A class with the sourcedIds of what it points at. */
    private interface EachClass {
        void accept(String id, String courseId, String school, String term, String title);
    }

    private static void each(World world, EachClass each) {
        for (Provider school : world.providers().schools()) {
            for (Course course : world.courses()) {
                for (Term term : Term.ALL) {
                    String courseId = "C-" + school.code() + "-" + course.code();
                    String id = classId(school.code(), course.code(), term.index());
                    each.accept(id, courseId, "O-" + school.code(), "S-" + term.index(), course.title());
                }
            }
        }
        String school = "O-" + world.providers().schools().get(0).code();
        String course = "C" + school.substring(1) + "-" + world.courses().get(0).code();
        each.accept(badClassId("credits.invalid"), "C" + school.substring(1) + "-bad", school, "S-0", "试点班");
        each.accept(badClassId("term.invalid"), course, school, "S-bad", "试点班");
        each.accept(badClassId("institution.invalid"), course, "O-bad", "S-0", "试点班");
    }

    private static String sessions() {
        StringBuilder text = new StringBuilder(
                Csv.line("sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"
                        .split(",", -1)));
        for (Term term : Term.ALL) {
            text.append(session("S-" + term.index(), term.title(), term));
        }
        return text.append(session("S-bad", "2024-2025-7", Term.ALL.get(6))).toString();
    }

    private static String session(String id, String title, Term term) {
        return Csv.line(
                id,
                "active",
                OneRosterForm.MODIFIED,
                title,
                "term",
                term.start().toString(),
                term.end().toString(),
                "",
                Integer.toString(term.startYear() + 1));
    }
}
