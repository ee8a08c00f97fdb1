package creditbank.normalise;

import creditbank.finding.Place;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.identifier.ResidentId;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints claims per second of CPU time on one core; a measure, not a test. Run its main. */
final class NormaliserSpeed {
    private static final int CLAIMS = 100_000;

    private NormaliserSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Normaliser normaliser =
                new Normaliser(Vault.open(Files.createTempDirectory("speed").resolve("keys")));
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            claims.add(claim(i));
        }
        PrintStream out = System.out;
        for (int round = 0; round < 5; round++) {
            long start = cpu();
            int keys = 0;
            for (Claim claim : claims) {
                if (normaliser.apply(claim) instanceof Verdict.Accepted<NormalClaim> accepted) {
                    keys ^= accepted.value().achievement().recordKey().hashCode();
                }
            }
            long nanos = cpu() - start;
            out.println(CLAIMS * 1_000_000_000L / nanos + " claims/s (" + keys + ")");
        }
    }

    /** The thread's CPU time, so that other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Claim claim(int i) {
        LocalDate birth = LocalDate.of(1998, 1, 1).plusDays(i % 3000);
        String body = "110105" + birth.toString().replace("-", "") + "%03d".formatted(i % 999 + 1);
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.LEARNER_NUMBER, Integer.toString(20230000 + i / 10));
        values.put(Field.LEARNER_NAME, "王" + (char) (0x4E00 + i % 5000) + (char) (0x5E00 + i % 3000));
        values.put(Field.LEARNER_BIRTH_DATE, i % 2 == 0 ? birth.toString() : "2001年3月5日");
        values.put(Field.LEARNER_GENDER, "male");
        values.put(Field.LEARNER_ID_NUMBER, body + ResidentId.checkCharacter(body));
        values.put(Field.LEARNER_PHONE, "139%08d".formatted(i));
        values.put(Field.PROVIDER, "41110100" + (10 + i % 50));
        values.put(Field.CODE, "MA" + i % 900);
        values.put(Field.TITLE, "高等数学Ⅱ" + i % 900);
        values.put(Field.TERM, i % 2 == 0 ? "2023-2024-2" : "2023-2024学年第二学期");
        values.put(Field.BEGIN_DATE, "2024-06-30");
        values.put(Field.SCORE, i % 3 == 0 ? "良好" : Integer.toString(i % 100));
        values.put(Field.CREDITS, "2.5");
        values.put(Field.HOURS, "40");
        return new Claim(i, new Place("grades.csv", i), "k" + i, false, Kind.COURSE, values);
    }
}
