package creditbank.read.open;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.pull.Delivery;
import creditbank.pull.Part;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.PartOpener;
import creditbank.read.Rows;
import creditbank.read.SourceFile;
import creditbank.read.Table;
import creditbank.read.archive.Archive;
import creditbank.read.archive.Limits;
import creditbank.read.control.ControlFile;
import creditbank.read.delimited.DelimitedRows;
import creditbank.read.fixed.FixedRows;
import creditbank.read.json.JsonRows;
import creditbank.read.text.Inspection;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A delivery whose files have been looked through. Opening it refuses what can be told before the first row: missing files, damaged archives, undecodable
 * bytes, control files that do not agree, and headers.
 */
public final class OpenDelivery implements Closeable {

    private record Inspected(SourceFile file, Inspection inspection) {}

    private final Delivery delivery;
    private final PartOpener opener;
    private final Map<String, Archive> archives = new HashMap<>();
    private final Map<String, List<Inspected>> texts = new HashMap<>();
    private final Map<String, List<SourceFile>> files = new HashMap<>();

    private OpenDelivery(Delivery delivery, PartOpener opener) {
        this.delivery = delivery;
        this.opener = opener;
    }

    /**
     * Looks through the files of the tables.
     *
     * @throws DeliveryRefusedException with every finding
     */
    public static OpenDelivery open(Delivery delivery, PartOpener opener, List<Table> tables) throws IOException {
        OpenDelivery open = new OpenDelivery(delivery, opener);
        List<Finding> wrong = new ArrayList<>();
        try {
            for (Table table : tables) {
                try {
                    open.inspect(table);
                } catch (DeliveryRefusedException e) {
                    wrong.addAll(e.findings());
                }
            }
            if (!wrong.isEmpty()) {
                throw new DeliveryRefusedException(wrong.stream().distinct().toList());
            }
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void inspect(Table table) throws IOException {
        List<SourceFile> found = find(table);
        files.put(table.name(), found);
        if (table.format() instanceof Format.Json) {
            return;
        }
        List<Inspected> inspected = new ArrayList<>();
        for (SourceFile file : found) {
            Inspection inspection = Inspection.of(file, table.charset());
            if (table.control() != null) {
                ControlFile.read(part(table.control())).check(file.name(), inspection);
            }
            inspected.add(new Inspected(file, inspection));
        }
        texts.put(table.name(), inspected);
        rows(table).close();
    }

    /** The rows of a table, file after file, from the first. */
    public Rows rows(Table table) throws IOException {
        List<Chain.Link> links = new ArrayList<>();
        switch (table.format()) {
            case Format.Json json ->
                files.getOrDefault(table.name(), List.of())
                        .forEach(f -> links.add(() -> JsonRows.open(f, table, json)));
            case Format.Delimited delimited ->
                texts.getOrDefault(table.name(), List.of())
                        .forEach(f -> links.add(() -> DelimitedRows.open(f.file, table, delimited, f.inspection)));
            case Format.FixedWidth fixed ->
                texts.getOrDefault(table.name(), List.of())
                        .forEach(f -> links.add(() -> FixedRows.open(f.file, table, fixed, f.inspection)));
        }
        return new Chain(links);
    }

    private List<SourceFile> find(Table table) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        for (Part part : delivery.parts()) {
            if (!matches(part.name(), table.file())) {
                continue;
            }
            if (table.entry() == null) {
                found.add(new PartFile(part, opener));
            } else {
                SourceFile entry = archive(part).entry(table.entry());
                if (entry == null) {
                    throw missing(part.name() + "!" + table.entry());
                }
                found.add(entry);
            }
        }
        if (found.isEmpty()) {
            throw missing(table.file());
        }
        return found;
    }

    private Archive archive(Part part) throws IOException {
        Archive open = archives.get(part.name());
        if (open == null) {
            open = Archive.open(part.name(), opener.open(part), Limits.usual());
            archives.put(part.name(), open);
        }
        return open;
    }

    private SourceFile part(String name) {
        return delivery.parts().stream()
                .filter(part -> matches(part.name(), name))
                .findFirst()
                .map(part -> new PartFile(part, opener))
                .orElseThrow(() -> missing(name));
    }

    private static DeliveryRefusedException missing(String name) {
        return new DeliveryRefusedException(
                new Finding(Code.DELIVERY_FILE_MISSING, Place.ofFile(name), "", "", "a file named " + name));
    }

    /** Whether a name is as a pattern says, in which the star stands for any characters. */
    public static boolean matches(String name, String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        String head = pattern.substring(0, star);
        String tail = pattern.substring(star + 1);
        return name.length() >= head.length() + tail.length() && name.startsWith(head) && name.endsWith(tail);
    }

    @Override
    public void close() throws IOException {
        try {
            for (Archive archive : archives.values()) {
                archive.close();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
