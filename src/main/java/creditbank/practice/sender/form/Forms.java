package creditbank.practice.sender.form;

import creditbank.practice.sender.Source;
import creditbank.practice.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The senders' folders and the forms that fill them. */
public final class Forms {
    private Forms() {}

    /** What the sender's server or drop folder shows, below the practice folder. */
    public static Path folder(Path practice, Source source) {
        return practice.resolve(source.id());
    }

    /** Where the delivery's files stand. */
    private static Path outbox(Path practice, Source source) {
        Path folder = folder(practice, source);
        return switch (source) {
            case ONEROSTER, TALENT -> folder.resolve("outbox");
            case JWXT, BADGES -> folder;
        };
    }

    /** The files without which a sender's delivery is not complete. */
    public static List<Path> files(Path practice, Source source) {
        Path outbox = outbox(practice, source);
        return switch (source) {
            case ONEROSTER -> List.of(outbox.resolve("oneroster.zip"));
            case JWXT -> List.of(outbox.resolve("grades.csv"), outbox.resolve("grades.csv.done"));
            case BADGES -> List.of(outbox.resolve("page-00001.json"));
            case TALENT -> List.of(outbox.resolve("talent.txt"), outbox.resolve("talent.ctl"));
        };
    }

    /** Begins a delivery; what it replaces stays until it is published, but loses its done-file and pages. */
    public static Form begin(World world, Path practice, Source source) throws IOException {
        Path outbox = Files.createDirectories(outbox(practice, source));
        return switch (source) {
            case ONEROSTER -> new OneRosterForm(world, outbox);
            case JWXT -> new JwxtForm(world, outbox);
            case BADGES -> new BadgesForm(world.seed(), outbox);
            case TALENT -> new TalentForm(outbox);
        };
    }
}
