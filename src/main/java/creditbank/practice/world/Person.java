package creditbank.practice.world;

import java.time.LocalDate;

/**
 * A learner as the registry office knows him or her.
 *
 * @param index from 0
 * @param county the first six digits of the ID number
 * @param document the resident ID of eighteen characters, or the passport of somebody without one
 * @param kinship why the person is easily taken for another: twin, namesake or child; empty for most
 */
public record Person(
        int index,
        PersonName name,
        boolean female,
        LocalDate birth,
        String county,
        String document,
        String phone,
        String kinship) {

    /** The id in the truth's files. */
    public String id() {
        return "P" + Numbers.pad(index, 7);
    }

    public boolean foreign() {
        return name.form() == PersonName.Form.LATIN;
    }
}
