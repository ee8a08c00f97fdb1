package creditbank.recognise.panel;

import java.util.List;

/**
 * A panel as its file proposes it.
 *
 * @param caseId the number of the dispute or application that it shall judge
 * @param place the file as messages name it
 * @param line where its members begin
 */
public record Panel(long caseId, PanelMethod method, List<Member> members, String place, int line) {
    public Panel {
        members = List.copyOf(members);
    }

    public long of(Sector sector) {
        return members.stream().filter(member -> member.sector() == sector).count();
    }
}
