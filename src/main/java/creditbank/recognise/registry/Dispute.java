package creditbank.recognise.registry;

import creditbank.recognise.act.Act;
import creditbank.recognise.act.PanelCase;
import java.util.List;

/**
 * A dispute with all that happened in it, as whoever asks for the record may see it: nothing in it names a member of a panel.
 *
 * @param subject which record, and how it stands
 * @param steps raised, panels refused and seated, decided, in their order; the bodies say the reasons
 */
public record Dispute(PanelCase subject, List<Act> steps) {
    public Dispute {
        steps = List.copyOf(steps);
    }
}
