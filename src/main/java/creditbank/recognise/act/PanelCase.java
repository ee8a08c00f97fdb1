package creditbank.recognise.act;

import org.jspecify.annotations.Nullable;

/**
 * What a panel decides, a dispute or an application.
 *
 * @param act that opened it; its number is the case's
 * @param learnerId of the act
 * @param recordId the disputed record as it was, 0 of an application
 * @param now the live record that has its achievement now, 0 where there is none
 * @param programme id and version of an application's programme, empty of a dispute
 * @param seated the act that seated its panel, 0 while there is none
 * @param outcome null while it is open
 * @param credits of a revalued record, hundredths
 */
public record PanelCase(
        long act,
        long learnerId,
        long recordId,
        long now,
        String programme,
        long seated,
        @Nullable Outcome outcome,
        int credits) {
    public boolean isDispute() {
        return recordId != 0;
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
