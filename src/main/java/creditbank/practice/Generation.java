package creditbank.practice;

import creditbank.practice.sender.Nights;
import creditbank.practice.sender.Plan;
import creditbank.practice.sender.Plans;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Source;
import creditbank.practice.sender.form.Form;
import creditbank.practice.sender.form.Forms;
import creditbank.practice.truth.Truth;
import creditbank.practice.world.World;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one night's deliveries of all senders under {@code practice/} of a home and their truth under {@code truth/night-K/}, learner by learner, so that
 * memory does not grow with their number. The same learners, seed and night give the same bytes.
 */
public final class Generation {
    /** Raised with every change of what is generated. */
    private static final int EDITION = 1;

    private final World world;
    private final int night;
    private final Path practice;
    private final Path truth;

    public Generation(World world, int night, Path home) {
        if (night < 0) {
            throw new IllegalArgumentException("night: " + night + ", expected 0 or more");
        }
        this.world = world;
        this.night = night;
        practice = home.resolve("practice");
        truth = home.resolve("truth");
    }

    /** Generates unless the same stands there complete; tells whether it did. One process at a time: a killed night's senders may still be writing. */
    public boolean run() throws IOException {
        Files.createDirectories(practice);
        Path turn = practice.resolveSibling("practice.lock");
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return held.isValid() && generate();
        }
    }

    private boolean generate() throws IOException {
        Path marker = practice.resolve("complete.properties");
        String mark = "edition=" + EDITION + "\nlearners=" + world.learners() + "\nseed=" + world.seed() + "\nnight="
                + night + "\n";
        if (isComplete(marker, mark)) {
            return false;
        }
        // A crash from here on leaves no marker: the next start generates everything again.
        Files.deleteIfExists(marker);
        Files.createDirectories(truth);
        Files.setPosixFilePermissions(truth, PosixFilePermissions.fromString("rwx------"));
        Path folder = Files.createDirectories(truth.resolve("night-" + night));
        write(folder);
        Files.setPosixFilePermissions(truth, PosixFilePermissions.fromString("---------"));
        Files.writeString(marker, mark, StandardCharsets.UTF_8);
        return true;
    }

    private boolean isComplete(Path marker, String mark) throws IOException {
        if (!Files.exists(marker) || !Files.readString(marker).equals(mark) || !Files.exists(truth)) {
            return false;
        }
        for (Source source : Source.values()) {
            if (!Forms.files(practice, source).stream().allMatch(Files::exists)) {
                return false;
            }
        }
        return true;
    }

    private void write(Path folder) throws IOException {
        Nights nights = new Nights(world.seed());
        Map<Source, Form> forms = new EnumMap<>(Source.class);
        try (Truth written = new Truth(world, night, nights, folder)) {
            for (Source source : Source.values()) {
                forms.put(source, Forms.begin(world, practice, source));
            }
            Plans plans = new Plans(world);
            for (int i = 0; i < world.learners(); i++) {
                learner(plans.plan(i), nights, forms, written);
            }
            for (Form form : forms.values()) {
                form.publish();
            }
            written.publish();
        } finally {
            for (Form form : forms.values()) {
                form.close();
            }
        }
    }

    private void learner(Plan plan, Nights nights, Map<Source, Form> forms, Truth written) throws IOException {
        for (Map.Entry<Source, Form> entry : forms.entrySet()) {
            List<Sent> rows = nights.sent(plan.of(entry.getKey()), night);
            entry.getValue().write(plan.person(), rows);
            written.sent(entry.getKey(), rows, entry.getValue());
        }
        written.learner(plan);
    }
}
