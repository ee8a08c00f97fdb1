package creditbank.run.registry;

import creditbank.batch.Batch;
import creditbank.recognise.act.Act;
import creditbank.recognise.panel.PanelProblem;
import java.util.List;

/**
 * What was done.
 *
 * @param acts in their order; what an application ended in is the last
 * @param problems why a panel was refused; nothing else has any
 */
public record RegistryReport(Batch batch, List<Act> acts, List<PanelProblem> problems) {
    public RegistryReport {
        acts = List.copyOf(acts);
        problems = List.copyOf(problems);
    }

    /** The act that says what came of it. */
    public Act act() {
        return acts.getLast();
    }
}
