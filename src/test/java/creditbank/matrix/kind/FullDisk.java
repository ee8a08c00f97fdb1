package creditbank.matrix.kind;

import creditbank.matrix.Home;
import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The home lies on a small file system of its own, which is filled to the last byte at a stage of the night; afterwards there is room again. */
final class FullDisk implements Kind {
    private static final int ROOM_MEBIBYTES = 300;
    private static final int MOST_DELAY = 150;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Optional<String> impossible() {
        try {
            Path folder = Files.createTempDirectory("crash-matrix-mount-");
            try {
                mount(folder, 1);
                Home.run("umount", folder.toString());
                return Optional.empty();
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return Optional.of("no file system may be mounted here");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static void mount(Path folder, long mebibytes) throws IOException, InterruptedException {
        Home.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "crash-matrix", folder.toString());
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        Moment moment = trial.moment(number / Lab.NIGHTS);
        int delay = trial.random().nextInt(MOST_DELAY);
        Path home = trial.home().path();
        Path aside = home.resolveSibling("aside");
        Files.move(home, aside);
        Files.createDirectory(home);
        mount(home, size(aside) + ROOM_MEBIBYTES);
        try {
            Home.run("cp", "-a", aside + "/.", home.toString());
            Home.remove(aside);
            return night(trial, moment, delay);
        } finally {
            trial.home().stopServer();
            Home.run("cp", "-a", home.toString(), aside.toString());
            Home.run("umount", home.toString());
            Files.delete(home);
            Files.move(aside, home);
            trial.settings(trial.lab().settings(trial.night()));
        }
    }

    private static String night(Trial trial, Moment moment, int delay) throws Exception {
        Map<String, String> settings = new TreeMap<>(trial.lab().settings(trial.night()));
        settings.put("disk.minimum-free", "1");
        trial.settings(settings);
        Nightly night = trial.start();
        boolean reached = night.awaitSaid(moment);
        Thread.sleep(delay);
        Path filler = trial.home().path().resolve("filler");
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "fallocate -l $(df -B1 --output=avail . | tail -n 1) filler; cat /dev/zero >>filler")
                .directory(trial.home().path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Nightly.Answer answer = night.await();
        Files.delete(filler);
        if (answer.err().contains("\tat ") || answer.out().contains("\tat ")) {
            trial.problem("a full disk is answered with a stack trace");
        }
        return "full " + delay + " ms after '" + moment + "'" + (reached ? "" : " (not said)")
                + "; the night ended with " + answer.code();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file) + 4096;
            }
            return bytes >> 20;
        }
    }
}
