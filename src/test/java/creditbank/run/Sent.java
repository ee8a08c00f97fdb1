package creditbank.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Good deliveries of the four sources, small and written by hand: lines that a test may change, and their bytes. */
public final class Sent {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset GBK = Charset.forName("GBK");
    private static final String DAY = ",active,2026-08-01,";

    private Sent() {}

    /** A college's grades, the header first: one student for each row. */
    public static List<String> grades(int rows) {
        List<String> lines = new ArrayList<>();
        lines.add("学校标识码,学号,姓名,性别,出生日期,证件类型,证件号码,手机号码,开课学期,课程编号,课程名称,学分,总学时," + "成绩,成绩标识,考试性质,课程性质,修读方式,录入日期");
        for (int i = 1; i <= rows; i++) {
            lines.add("4111010001," + (2021000 + i)
                    + ",王小明,男,20010305,无,,,2023-2024-2,MA101,高等数学,2.5,40,87,,正常考试,必修,主修,2024-07-01");
        }
        return lines;
    }

    /** A talent file: 306 bytes a row, one person each. */
    public static List<String> talents(int rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            lines.add("03A" + String.format(Locale.ROOT, "%016d", i) + "0001" + wide("王小明", 50) + "120010305" + "0"
                    + " ".repeat(18) + "13800000000" + "91350100M000100Y43" + wide("某某培训中心", 60) + wide("电工培训", 60)
                    + "2024030120240630" + "120   " + wide("三级", 10) + " ".repeat(24));
        }
        return lines;
    }

    /** OneRoster's files by name, each with its header first; one user and one result for each. */
    public static Map<String, List<String>> oneRoster(int results) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(
                "manifest.csv",
                lines("propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.results,bulk"));
        files.put(
                "orgs.csv",
                lines(
                        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
                        "o1" + DAY + "某某中学,school,4111010001,"));
        files.put(
                "users.csv",
                lines("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                        + "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
                        + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"));
        files.put(
                "demographics.csv",
                lines("sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                        + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
                        + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
                        + "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus"));
        files.put(
                "courses.csv",
                lines(
                        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,"
                                + "subjects,subjectCodes,metadata.credits,metadata.hours",
                        "k1" + DAY + ",物理,PH1,,o1,,,2,36"));
        files.put(
                "classes.csv",
                lines(
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                                + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                        "c1" + DAY + "一班,,k1,,,,o1,t1,,,"));
        files.put(
                "academicSessions.csv",
                lines(
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        "t1" + DAY + "2025-2026-2,term,2026-02-20,2026-07-10,,2026"));
        files.put(
                "lineItems.csv",
                lines(
                        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
                                + "categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,"
                                + "schoolSourcedId",
                        "l1" + DAY + "期末,,,,c1,,t1,0,100,o1"));
        files.put(
                "results.csv",
                lines(
                        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
                                + "comment,textScore,classSourcedId,inProgress,incomplete,late,missing"));
        for (int i = 1; i <= results; i++) {
            lines(files, "users.csv").add("u" + i + DAY + "true,n" + i + ",,小红,李,,S" + i + ",,,,,,,,,,,o1,");
            lines(files, "demographics.csv").add("u" + i + DAY + "2008-05-06,female,,,,,,,,,,,");
            lines(files, "results.csv").add("r" + i + DAY + "l1,u" + i + ",fully graded,91,2026-07-01,,,,,,,");
        }
        return files;
    }

    /** A page of badges, one person each. */
    public static String page(int first, int last) {
        List<String> badges = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            badges.add("""
                    {"id":"urn:uuid:%d","issuer":{"name":"某某培训中心","otherIdentifier":[{"identifier":"91350100M000100Y43",\
                    "identifierType":"ext:USCC"}]},"validFrom":"2026-06-30T00:00:00+08:00","credentialSubject":{"identifier":[\
                    {"identityHash":"王小明","identityType":"name"},{"identityHash":"S%d","identityType":"sisSourcedId"}],\
                    "achievement":{"achievementType":"Certificate","name":"电工"}}}""".formatted(i, i));
        }
        return "{\"credentials\":[\n" + String.join(",\n", badges) + "\n]}\n";
    }

    /** Lines of a file in an archive. */
    static List<String> lines(Map<String, List<String>> files, String name) {
        List<String> lines = files.get(name);
        if (lines == null) {
            throw new IllegalArgumentException(name);
        }
        return lines;
    }

    /** Lines with the line ends of Windows. */
    public static byte[] bytes(List<String> lines, Charset charset) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(charset);
    }

    /** Files of lines as a zip archive. */
    public static byte[] zip(Map<String, List<String>> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue(), StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A control file that states these rows, and the digest of these bytes. */
    public static byte[] control(long rows, byte[] content) {
        return ("file=talent.txt\r\nrows=" + rows + "\r\nsha256=" + sha256(content) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(String... lines) {
        return new ArrayList<>(List.of(lines));
    }

    /** A text with blanks behind it up to a number of bytes. */
    private static String wide(String text, int bytes) {
        return text + " ".repeat(bytes - text.getBytes(GBK).length);
    }
}
