package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Trial;
import java.util.Optional;

/** One way to disturb a night. */
public interface Kind {
    /** How many cases there are where each is drawn at random. */
    int ENDLESS = 1_000_000;

    /** The name on the command line and in the table. */
    String name();

    /** Why no case of it can be tried on this machine, if none can. */
    default Optional<String> impossible() {
        return Optional.empty();
    }

    /** How many cases there are; they may have to be found by watching undisturbed nights. */
    default int size(Lab lab) throws Exception {
        return ENDLESS;
    }

    /** Which night a case disturbs, from 0. */
    default int night(Lab lab, int number) throws Exception {
        return number % Lab.NIGHTS;
    }

    /** The words for what a case strikes, where it is found and not drawn; otherwise none. The place of a result ends with them. */
    default String target(Lab lab, int number) throws Exception {
        return "";
    }

    /**
     * Disturbs the night, until everything that it has started is dead or has ended.
     *
     * @return where it struck
     */
    String disturb(Trial trial, int number) throws Exception;
}
