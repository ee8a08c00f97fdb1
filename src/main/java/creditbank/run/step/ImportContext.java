package creditbank.run.step;

import creditbank.batch.BatchHandle;
import creditbank.batch.Tenure;
import creditbank.resolve.match.Matched;
import creditbank.run.centre.Lap;
import creditbank.run.centre.Progress;
import creditbank.run.pulse.Pulse;
import creditbank.run.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the steps of one execution share. */
public final class ImportContext {
    private final Source source;
    private final Pulse pulse;
    private final LocalDate date;
    private final Progress progress;
    private final BooleanSupplier stopping;
    private final List<Lap> laps = new ArrayList<>();
    private Lap.@Nullable Running running;
    private @Nullable BatchHandle batch;
    private Matched matched = Matched.NONE;
    private long run;
    private String step = "start";

    /**
     * A context.
     *
     * @param pulse where others see that it is alive and how far it has come
     * @param stopping whether the execution is to end where it can go on later
     */
    public ImportContext(Source source, Pulse pulse, LocalDate date, Progress progress, BooleanSupplier stopping) {
        this.source = source;
        this.pulse = pulse;
        this.date = date;
        this.progress = progress;
        this.stopping = stopping;
    }

    public Source source() {
        return source;
    }

    /** The tenure of the source in which this execution runs. */
    public Tenure tenure() {
        return pulse.tenure();
    }

    /** The run's number, 0 before it has begun. */
    public long run() {
        return run;
    }

    /** The step that it has come to. */
    public String step() {
        return step;
    }

    void began(long number) {
        run = number;
    }

    void enter(String name) {
        step = name;
    }

    LocalDate date() {
        return date;
    }

    /**
     * To be called where an execution may end and go on later.
     *
     * @throws StoppedException if it is to end
     */
    void goOn() {
        if (stopping.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    void say(String message) {
        progress.say(source.name(), message);
    }

    /** A stage begins; the one before it ends, if none has ended it. */
    void begin(String stage) {
        end();
        running = Lap.begin(stage);
        at(stage);
    }

    /** Lets others see what this execution is at. */
    void at(String stage) {
        if (batch != null) {
            pulse.stage(batch, stage);
        }
    }

    /** Lets others see how much it has read or credited. */
    Pulse pulse() {
        return pulse;
    }

    void end() {
        if (running != null) {
            laps.add(running.end());
            running = null;
        }
    }

    /** The stages that this execution has gone through, in their order. */
    public List<Lap> laps() {
        return List.copyOf(laps);
    }

    void matched(Matched done) {
        matched = done;
    }

    /** What this execution did to tell who is who. */
    public Matched matched() {
        return matched;
    }

    void batch(BatchHandle opened) {
        batch = opened;
    }

    /** The batch of this execution. */
    public BatchHandle batch() {
        if (batch == null) {
            throw new IllegalStateException("the batch is opened before the first step");
        }
        return batch;
    }
}
