package creditbank.matrix.kind;

import creditbank.matrix.Home;
import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.matrix.judge.Allowance;
import creditbank.matrix.judge.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that are not what they should be: a delivery cut short, one that still grows, and a bit that has flipped in a landed or an exported file. */
final class BrokenFiles implements Kind {
    private static final int WAYS = 4;
    private static final String SOURCE = "school-jwxt.folder";
    private static final int GROWTHS = 20;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        return switch (number / Lab.NIGHTS % WAYS) {
            case 0 -> cutShort(trial);
            case 1 -> growing(trial);
            case 2 -> landed(trial);
            default -> exported(trial);
        };
    }

    private static String cutShort(Trial trial) throws Exception {
        trial.allow(new Allowance(true, true));
        Path file = ownFolder(trial);
        byte[] whole = Files.readAllBytes(file);
        int length = trial.random().nextInt(whole.length);
        Files.write(file, Arrays.copyOf(whole, length));
        int code = trial.start().await().code();
        Files.write(file, whole);
        return "a delivery with " + length + " of " + whole.length + " bytes; the night ended with " + code;
    }

    private static String growing(Trial trial) throws Exception {
        trial.allow(new Allowance(true, true));
        Path file = ownFolder(trial);
        byte[] whole = Files.readAllBytes(file);
        int length = trial.random().nextInt(whole.length);
        Files.write(file, Arrays.copyOf(whole, length));
        Nightly night = trial.start();
        night.awaitSaid(new Moment("school-jwxt pulling", 1));
        for (int i = 1; i <= GROWTHS; i++) {
            Files.write(file, Arrays.copyOf(whole, length + (int) ((long) (whole.length - length) * i / GROWTHS)));
            Thread.sleep(trial.random().nextInt(20));
        }
        int code = night.await().code();
        return "a delivery that grew from " + length + " to " + whole.length + " bytes meanwhile; the night ended with "
                + code;
    }

    /** The source's folder, copied for this case; its one data file. */
    private static Path ownFolder(Trial trial) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(trial.lab().settings(trial.night()));
        Path folder = trial.home().folder().resolve("drop");
        Home.run("cp", "-a", settings.getOrDefault(SOURCE, ""), folder.toString());
        settings.put(SOURCE, folder.toString());
        trial.settings(settings);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".done"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String landed(Trial trial) throws Exception {
        List<Moment> moments = trial.undisturbed().moments().stream()
                .filter(moment -> moment.text().matches("\\S+ landed.*"))
                .toList();
        Moment moment = moments.get(trial.random().nextInt(moments.size()));
        Nightly night = trial.start();
        night.awaitSaid(moment);
        night.kill();
        trial.awaitMarked();
        Flip flip = flip(trial, trial.home().path().resolve("landing"));
        int code = trial.start().await().code();
        String told = flip.told() + ", when killed at '" + moment + "'; the night ended with " + code;
        trial.home().stopServer();
        if (Files.exists(flip.file())) {
            flip.make();
        }
        return told;
    }

    private static String exported(Trial trial) throws Exception {
        trial.start().await();
        String flipped = flip(trial, trial.home().path().resolve("exports")).told();
        boolean seen = !new Judge(trial.undisturbed().facts(), trial.lab().canaries())
                .judge(trial.home(), Allowance.NONE)
                .good();
        if (!seen) {
            trial.problem("nobody sees that " + flipped);
        }
        return flipped + " after the night";
    }

    /** Flips a bit in one of a folder's files. */
    private static Flip flip(Trial trial, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
            Path file = all.get(trial.random().nextInt(all.size()));
            int at = trial.random().nextInt((int) Files.size(file));
            int bit = trial.random().nextInt(Byte.SIZE);
            String told = "bit " + bit + " of byte " + at + " flipped in "
                    + trial.home().path().relativize(file);
            Flip flip = new Flip(file, at, bit, told);
            flip.make();
            return flip;
        }
    }

    /** One bit of a file; made twice, the file is as it was. */
    private record Flip(Path file, int at, int bit, String told) {
        void make() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            if (at < bytes.length) {
                bytes[at] ^= (byte) (1 << bit);
                Files.write(file, bytes);
            }
        }
    }
}
