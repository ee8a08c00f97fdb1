package creditbank.recognise.rule;

import creditbank.outcome.Kind;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.Ruling.Unconverted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All versions of all rules that are in force together. Immutable. */
public final class RuleSet {
    /** No rules: nothing is converted. */
    public static final RuleSet NONE = new RuleSet(List.of());

    private record Dated(RuleFile file, Validity validity) {}

    private final List<RuleFile> files;
    private final Map<Kind, List<Dated>> byKind = new EnumMap<>(Kind.class);
    private final String digest;

    private RuleSet(List<RuleFile> files) {
        this.files = files;
        for (Dated dated : dated(files)) {
            for (Kind kind : dated.file.rule().scope().kinds()) {
                byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(dated);
            }
        }
        this.digest = sha256(files.stream()
                .map(file -> file.name() + " " + file.digest() + "\n")
                .collect(Collectors.joining()));
    }

    /** The rules of files that {@link #problems} finds right. */
    public static RuleSet of(List<RuleFile> files) {
        List<String> problems = problems(files);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.getFirst());
        }
        return new RuleSet(sorted(files));
    }

    /** What is wrong with files beside one another: two of one version, gaps between versions, overlaps; each with the later file's place. */
    public static List<String> problems(List<RuleFile> files) {
        List<RuleFile> sorted = sorted(files);
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            RuleFile before = sorted.get(i - 1);
            RuleFile file = sorted.get(i);
            if (file.name().id().equals(before.name().id())) {
                String wrong = succession(before, file);
                if (!wrong.isEmpty()) {
                    problems.add(file.place() + ":1: " + wrong);
                }
            }
        }
        return problems.isEmpty() ? overlaps(dated(sorted)) : problems;
    }

    private static String succession(RuleFile before, RuleFile file) {
        LocalDate from = file.rule().validity().from();
        Validity earlier = before.rule().validity();
        if (file.name().version() == before.name().version()) {
            return "there are two files of " + file.name() + ", also " + before.place();
        }
        if (!from.isAfter(earlier.from())) {
            return "in force from " + from + ", expected a day after " + earlier.from() + ", the first of "
                    + before.name();
        }
        if (earlier.until() != null && !from.equals(earlier.until().plusDays(1))) {
            String what = from.isAfter(earlier.until()) ? "a gap" : "an overlap";
            return what + ": in force from " + from + ", expected the day after " + earlier.until() + ", the last of "
                    + before.name();
        }
        return "";
    }

    private static List<String> overlaps(List<Dated> dated) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < dated.size(); i++) {
            for (int j = 0; j < i; j++) {
                Dated one = dated.get(j);
                Dated other = dated.get(i);
                if (one.validity.meets(other.validity)
                        && one.file.rule().scope().meets(other.file.rule().scope())) {
                    problems.add(other.file.place() + ":1: overlaps with " + one.file.place()
                            + ": both apply to some record of one day between " + one.validity + " and "
                            + other.validity);
                }
            }
        }
        return problems;
    }

    /** Each version ends where the next begins. */
    private static List<Dated> dated(List<RuleFile> sorted) {
        List<Dated> dated = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            RuleFile file = sorted.get(i);
            boolean followed = i + 1 < sorted.size()
                    && sorted.get(i + 1).name().id().equals(file.name().id());
            Validity own = file.rule().validity();
            dated.add(new Dated(
                    file,
                    followed ? own.before(sorted.get(i + 1).rule().validity().from()) : own));
        }
        return dated;
    }

    private static List<RuleFile> sorted(List<RuleFile> files) {
        return files.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** What the rules say of a record. */
    public Ruling judge(Achieved record) {
        LocalDate day = record.day();
        RuleFile file = find(record, day);
        if (file == null) {
            return new Unconverted(null, Reason.NO_RULE);
        }
        return day == null ? new Unconverted(file, Reason.DATE_UNKNOWN) : judge(file, record, day);
    }

    /** What one version says of a record of its scope, whatever the day is. */
    public static Ruling judge(RuleFile file, Achieved record, LocalDate day) {
        if (!file.rule().scope().holds(record)) {
            return new Unconverted(null, Reason.NO_RULE);
        }
        Rule.Counted counted = file.rule().count(record);
        return counted.reason() == null
                ? new Converted(file, day, counted.quantity(), counted.credits())
                : new Unconverted(file, counted.reason());
    }

    private @Nullable RuleFile find(Achieved record, @Nullable LocalDate day) {
        List<Dated> candidates = byKind.get(record.kind());
        if (candidates != null) {
            for (Dated candidate : candidates) {
                if ((day == null || candidate.validity.holds(day))
                        && candidate.file.rule().scope().holds(record)) {
                    return candidate.file;
                }
            }
        }
        return null;
    }

    /** In the order of their names. */
    public List<RuleFile> files() {
        return files;
    }

    /** SHA-256 of a line for each version in the order of their names: name, blank, the file's digest; hex. */
    public String digest() {
        return digest;
    }

    /** These and others. */
    public List<RuleFile> with(List<RuleFile> others) {
        List<RuleFile> all = new ArrayList<>(files);
        all.addAll(others);
        return all;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
