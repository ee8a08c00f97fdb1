package creditbank.map;

import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.map.table.Joiner;
import creditbank.map.table.Lookup;
import creditbank.pull.Delivery;
import creditbank.read.PartOpener;
import creditbank.read.Row;
import creditbank.read.Rows;
import creditbank.read.lookup.Partners;
import creditbank.read.open.OpenDelivery;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims of a delivery, page by page. The same delivery under the same mapping gives the same claims with the same ordinals, from any row on. */
public final class ClaimPages implements Closeable {
    private static final int MOST_REFERENCE_FINDINGS = 1000;

    private final Mapping mapping;
    private final Mapper mapper;
    private final Joiner joiner;
    private final Partners partners;
    private final OpenDelivery delivery;
    private final List<Finding> referenceFindings = new ArrayList<>();
    private final Rows rows;
    private long referenceRows;
    private long read;
    private long ordinal;

    private ClaimPages(Mapping mapping, Partners partners, OpenDelivery delivery) throws IOException {
        this.mapping = mapping;
        this.mapper = new Mapper(mapping.rules());
        this.joiner = new Joiner(mapping.lookups(), partners);
        this.partners = partners;
        this.delivery = delivery;
        for (int number = 0; number < mapping.lookups().size(); number++) {
            load(number, mapping.lookups().get(number));
        }
        this.rows = delivery.rows(mapping.driver());
    }

    /**
     * Looks through a delivery, loads its lookups and goes to a row; takes the partners over and closes them.
     *
     * @param skipRows the driver rows that earlier pages had, as {@link MappedPage#rows} says
     * @param lastOrdinal the last ordinal that they gave, as {@link MappedPage#ordinal} says
     * @throws creditbank.read.DeliveryRefusedException if the delivery as a whole is bad
     */
    public static ClaimPages open(
            Mapping mapping, Delivery delivery, PartOpener opener, Partners partners, long skipRows, long lastOrdinal)
            throws IOException {
        OpenDelivery open = null;
        try {
            open = OpenDelivery.open(delivery, opener, mapping.tables());
            ClaimPages pages = new ClaimPages(mapping, partners, open);
            pages.skip(skipRows, lastOrdinal);
            return pages;
        } catch (IOException | RuntimeException e) {
            partners.close();
            if (open != null) {
                open.close();
            }
            throw e;
        }
    }

    private void skip(long skipRows, long lastOrdinal) throws IOException {
        while (read < skipRows && rows.next() != null) {
            read++;
        }
        ordinal = lastOrdinal;
    }

    private void load(int number, Lookup lookup) throws IOException {
        try (Rows source = delivery.rows(lookup.table())) {
            referenceRows += partners.load(number, () -> partner(lookup, source));
        }
    }

    private Partners.@Nullable Partner partner(Lookup lookup, Rows source) throws IOException {
        for (Row row = source.next(); row != null; row = source.next()) {
            switch (row) {
                case Row.Broken broken -> {
                    if (referenceFindings.size() < MOST_REFERENCE_FINDINGS) {
                        referenceFindings.add(broken.finding());
                    }
                }
                case Row.Whole whole -> {
                    @Nullable String[] values = whole.items().getFirst();
                    String key = values[lookup.key()];
                    if (key != null && !key.isBlank()) {
                        @Nullable
                        String[] used = new @Nullable String[lookup.columns().size()];
                        for (int i = 0; i < used.length; i++) {
                            used[i] = values[lookup.columns().get(i)];
                        }
                        return new Partners.Partner(key, Arrays.asList(used));
                    }
                }
            }
        }
        return null;
    }

    /**
     * The claims of the next driver rows, or null at the end.
     *
     * @param maxRows the most driver rows to read; a row with several achievements gives more claims
     * @throws creditbank.read.DeliveryRefusedException if the rest of the delivery cannot be read
     */
    public @Nullable MappedPage next(int maxRows) throws IOException {
        List<Object> page = new ArrayList<>(maxRows);
        long before = read;
        while (read - before < maxRows) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            read++;
            switch (row) {
                case Row.Broken broken -> page.add(broken);
                case Row.Whole whole ->
                    whole.items().forEach(item -> page.add(new Joiner.Joined(whole.place(), whole.raw(), slots(item))));
            }
        }
        return read == before ? null : mapped(page);
    }

    private MappedPage mapped(List<Object> page) {
        joiner.join(page.stream()
                .filter(Joiner.Joined.class::isInstance)
                .map(Joiner.Joined.class::cast)
                .toList());
        List<Mapped> claims = new ArrayList<>(page.size());
        for (Object row : page) {
            if (row instanceof Joiner.Joined joined) {
                claims.addAll(mapper.map(joined.place, joined.raw, joined.slots, joined.missing, ordinal + 1));
            } else if (row instanceof Row.Broken broken) {
                claims.add(
                        new Mapped(ordinal + 1, broken.place(), "", broken.raw(), Verdict.refused(broken.finding())));
            }
            ordinal = claims.getLast().ordinal();
        }
        return new MappedPage(claims, read, ordinal);
    }

    private @Nullable String[] slots(@Nullable String[] values) {
        int size = mapping.rules().slots();
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    /** The rows of lookup tables, which are not claims to be; a table counts once for each alias. */
    public long referenceRows() {
        return referenceRows;
    }

    /** What is wrong with rows of lookup tables, which then nobody can point at; at most a thousand. */
    public List<Finding> referenceFindings() {
        return List.copyOf(referenceFindings);
    }

    @Override
    public void close() throws IOException {
        try (delivery;
                rows) {
            partners.close();
        }
    }
}
