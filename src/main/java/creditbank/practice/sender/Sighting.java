package creditbank.practice.sender;

import creditbank.practice.world.Person;
import java.time.LocalDate;
import java.util.List;

/**
 * How a sender names a person.
 *
 * @param number the sender's own number of the person
 * @param name as this sender writes it
 * @param idType resident, passport or none
 * @param idNumber empty where the sender has none
 * @param troubles what is wrong with it, for the truth
 */
public record Sighting(
        Person person,
        String number,
        String name,
        LocalDate birth,
        IdType idType,
        String idNumber,
        String phone,
        List<String> troubles) {

    /** The kind of document. */
    public enum IdType {
        RESIDENT,
        PASSPORT,
        NONE
    }

    public Sighting {
        troubles = List.copyOf(troubles);
    }
}
