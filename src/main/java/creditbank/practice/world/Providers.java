package creditbank.practice.world;

import java.util.ArrayList;
import java.util.List;

/** The province's schools, training bodies and employers; their number grows with the learners'. */
public final class Providers {
    private final List<Provider> schools = new ArrayList<>();
    private final List<Provider> bodies = new ArrayList<>();
    private final List<Provider> employers = new ArrayList<>();

    Providers(int learners, long seed) {
        List<String[]> provinces = Tables.rows("provinces");
        List<String[]> names = Tables.rows("organisations");
        make(schools, "s", within(learners / 100, 4, 48), seed, provinces, names);
        make(bodies, "t", within(learners / 200, 6, 60), seed, provinces, names);
        make(employers, "e", within(learners / 50, 6, 400), seed, provinces, names);
    }

    private static int within(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    private static void make(
            List<Provider> into, String kind, int count, long seed, List<String[]> provinces, List<String[]> names) {
        List<String> endings = names.stream()
                .filter(row -> row[0].equals(kind))
                .map(row -> row[1])
                .toList();
        for (int i = 0; i < count; i++) {
            Dice dice = Dice.of(seed, i, "provider " + kind);
            String[] province = provinces.get(dice.below(31));
            String county = province[3 + dice.below(province.length - 3)];
            String name = province[1] + "第" + ordinal(i + 1) + endings.get(i % endings.size());
            into.add(new Provider(i, code(kind, province[0], county, i), name));
        }
    }

    private static String code(String kind, String province, String county, int index) {
        return switch (kind) {
            case "s" -> "41" + province + "0" + Numbers.pad(10_001 + 37L * index, 5);
            case "t" -> Numbers.creditCode("52", county, 100_000 + 613 * index);
            default -> Numbers.creditCode("91", county, 500_000 + 613 * index);
        };
    }

    private static String ordinal(int number) {
        String digits = "零一二三四五六七八九";
        if (number < 10) {
            return digits.substring(number, number + 1);
        }
        StringBuilder text = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 10) {
            text.insert(0, digits.charAt(rest % 10));
        }
        return text.toString();
    }

    public List<Provider> schools() {
        return schools;
    }

    public List<Provider> bodies() {
        return bodies;
    }

    public List<Provider> employers() {
        return employers;
    }
}
