package creditbank.run;

import creditbank.batch.Noted;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.finding.Severity;
import creditbank.map.ClaimPages;
import creditbank.map.MappedPage;
import creditbank.normalise.Normaliser;
import creditbank.pull.Delivery;
import creditbank.pull.Part;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.lookup.InlinePartners;
import creditbank.read.open.OpenDelivery;
import creditbank.run.source.Source;
import creditbank.run.step.StagedPage;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a delivery as the night would, without a database: the check that a sender makes at home. Rows that others point at are held in memory. What only
 * the bank can tell stays open: how many claims a full delivery would withdraw, and which key stands twice.
 */
public final class DeliveryCheck {
    private static final int PAGE_ROWS = 4_000;

    private final Source source;
    private final List<Path> files;
    private final Consumer<Finding> told;
    private long rows;
    private long refused;
    private long warnings;

    private DeliveryCheck(Source source, List<Path> files, Consumer<Finding> told) {
        this.source = source;
        this.files = List.copyOf(files);
        this.told = told;
    }

    /**
     * What would become of the delivery.
     *
     * @param refused rows that would be refused
     * @param warnings findings that refuse nothing
     * @param taken whether the delivery as a whole would be taken
     */
    public record Outcome(long rows, long refused, long warnings, boolean taken) {}

    /**
     * Reads the files of one delivery.
     *
     * @param told gets every finding while the files are read, masked as everywhere
     * @throws IllegalArgumentException if a file has a name that the source does not read
     */
    public static Outcome run(Source source, List<Path> files, Consumer<Finding> told) throws IOException {
        DeliveryCheck check = new DeliveryCheck(source, files, told);
        Delivery delivery = check.delivery();
        // Nothing is kept, so any keys will do.
        Path keys = Files.createTempDirectory("creditbank-check");
        try {
            return check.read(delivery, new Normaliser(Vault.open(keys)));
        } finally {
            remove(keys);
        }
    }

    private Delivery delivery() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (source.mapping().files().stream().noneMatch(pattern -> OpenDelivery.matches(name, pattern))) {
                throw new IllegalArgumentException(file + ": " + source.name() + " reads files named "
                        + String.join(", ", source.mapping().files()));
            }
            parts.add(new Part(parts.size() + 1, name, "", Files.size(file)));
        }
        return new Delivery(0, source.name(), 1, "", parts);
    }

    private Outcome read(Delivery delivery, Normaliser normaliser) throws IOException {
        boolean taken = true;
        try (ClaimPages pages = ClaimPages.open(
                source.mapping(),
                delivery,
                part -> Files.newByteChannel(files.get(part.ordinal() - 1)),
                new InlinePartners(),
                0,
                0)) {
            pages.referenceFindings().forEach(this::tell);
            for (MappedPage page = pages.next(PAGE_ROWS); page != null; page = pages.next(PAGE_ROWS)) {
                count(StagedPage.of(page, source.mapping(), normaliser));
            }
        } catch (DeliveryRefusedException e) {
            e.findings().forEach(this::tell);
            taken = false;
        }
        if (taken && source.job().limits().refuses(rows, refused)) {
            tell(new Finding(
                    Code.DELIVERY_REFUSAL_LIMIT,
                    Place.ofFile("delivery"),
                    "",
                    refused + " of " + rows + " rows refused",
                    source.job().limits().mostRefused()));
            taken = false;
        }
        return new Outcome(rows, refused, warnings, taken);
    }

    private void count(StagedPage page) {
        rows += page.rows();
        refused += page.refusals().size();
        Stream.concat(
                        page.refusals().stream()
                                .flatMap(refusal -> refusal.findings().stream()
                                        .map(finding -> new Noted(refusal.ordinal(), finding))),
                        page.warnings().stream())
                .sorted(Comparator.comparingLong(Noted::ordinal))
                .forEach(noted -> tell(noted.finding()));
    }

    private void tell(Finding finding) {
        if (finding.severity() == Severity.WARNING) {
            warnings++;
        }
        told.accept(finding);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
