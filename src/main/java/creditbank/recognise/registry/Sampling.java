package creditbank.recognise.registry;

import creditbank.recognise.act.ActDraft;
import creditbank.recognise.act.ActType;
import creditbank.recognise.sample.Purpose;
import creditbank.recognise.sample.Sample;
import creditbank.recognise.sample.Sample.Drawn;
import creditbank.recognise.sample.Samples;
import creditbank.recognise.sample.Seed;
import creditbank.recognise.sample.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Draws samples for audits, and keeps what these found. */
public final class Sampling {
    /** The most records of one sample, so that its act stays readable. */
    public static final int MOST = 5_000;

    private Sampling() {}

    /**
     * What is asked for.
     *
     * @param source whose records, empty for all
     */
    public record Order(int size, Purpose purpose, String source) {
        public Order {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException("--size: expected 1 to " + MOST + " records");
            }
        }
    }

    /**
     * Draws a sample.
     *
     * @param note the ledger's signed checkpoint, verbatim
     * @return the act
     */
    public static long draw(Desk desk, Order order, String note) throws SQLException, IOException {
        if (note.lines().skip(1).findFirst().orElse("0").equals("0")) {
            throw new IllegalArgumentException(
                    "the ledger has no entry yet, to whose checkpoint a seed could be bound; the first night makes one");
        }
        Seed seed = Seed.of(note, Samples.next(desk.connection()));
        List<Long> records = Samples.draw(desk.connection(), seed, order.size(), order.source());
        if (records.isEmpty()) {
            throw new IllegalArgumentException("there is no record to draw");
        }
        var body = desk.body(ActType.SAMPLED, 0)
                .number("sample", seed.number())
                .number("size", order.size())
                .number("population", Samples.population(desk.connection()))
                .text("purpose", order.purpose().text())
                .text("source", order.source())
                .text("seed", seed.text())
                .texts("checkpoint", seed.checkpoint())
                .numbers("records", records);
        long act = desk.add(new ActDraft(0, ActType.SAMPLED, 0, 0, (short) 0, desk.by(), body::of));
        List<Drawn> drawn =
                records.stream().map(record -> new Drawn(record, null)).toList();
        Sample sample = new Sample(act, seed.number(), order.purpose(), order.source(), drawn);
        Samples.add(desk.connection(), desk.batch(), sample, seed);
        return act;
    }

    /**
     * Keeps what was found of a record.
     *
     * @return the act
     */
    public static long found(Desk desk, int number, long record, Verdict verdict, String reason)
            throws SQLException, IOException {
        Sample sample = Samples.find(desk.connection(), number)
                .orElseThrow(() -> new IllegalArgumentException("there is no sample " + number));
        Drawn drawn = sample.records().stream()
                .filter(one -> one.recordId() == record)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("record " + record + " was not drawn into sample " + number));
        Verdict before = drawn.verdict();
        if (before != null && before != Verdict.UNCLEAR) {
            throw new IllegalArgumentException("record " + record + " was found " + before.text() + " already; only"
                    + " after 'unclear' another verdict can follow");
        }
        long learner = Samples.learner(desk.connection(), record);
        var body = desk.body(ActType.FOUND, learner)
                .number("about", sample.act())
                .number("record", record)
                .text("verdict", verdict.text())
                .text("reason", desk.reason(reason));
        long act = desk.add(new ActDraft(learner, ActType.FOUND, sample.act(), record, (short) 0, desk.by(), body::of));
        Samples.found(desk.connection(), desk.batch(), sample.act(), record, verdict, act);
        return act;
    }
}
