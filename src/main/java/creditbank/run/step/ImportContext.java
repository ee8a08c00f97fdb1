package creditbank.run.step;

import creditbank.batch.BatchHandle;
import creditbank.run.centre.Lap;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps of one execution share. */
public final class ImportContext {
    private final Source source;
    private final LocalDate date;
    private final Progress progress;
    private final List<Lap> laps = new ArrayList<>();
    private Lap.@Nullable Running running;
    private @Nullable BatchHandle batch;

    public ImportContext(Source source, LocalDate date, Progress progress) {
        this.source = source;
        this.date = date;
        this.progress = progress;
    }

    public Source source() {
        return source;
    }

    LocalDate date() {
        return date;
    }

    void say(String message) {
        progress.say(source.name(), message);
    }

    /** A stage begins; the one before it ends, if none has ended it. */
    void begin(String stage) {
        end();
        running = Lap.begin(stage);
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

    void batch(BatchHandle opened) {
        batch = opened;
    }

    BatchHandle batch() {
        if (batch == null) {
            throw new IllegalStateException("the batch is opened before the first step");
        }
        return batch;
    }
}
