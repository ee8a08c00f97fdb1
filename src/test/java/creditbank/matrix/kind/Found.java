package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What can be struck in each night, found by watching one that is left alone; the cases of the first night come first. They are numbered in the order of their
 * words and not of time, in which two sources come by turns, so that a case has the same number whenever it is found again.
 */
final class Found<T> {
    private final List<List<T>> nights = new ArrayList<>();

    /** Watches a night to its end. */
    interface Watch<T> {
        List<T> watch(Trial trial) throws Exception;
    }

    /** How many there are; watches at the first call. */
    synchronized int size(Lab lab, String name, Watch<T> watch) throws Exception {
        while (nights.size() < Lab.NIGHTS) {
            Trial trial = lab.trial(name + "-watched-" + nights.size(), nights.size());
            nights.add(watch.watch(trial).stream()
                    .sorted(Comparator.comparing(Object::toString))
                    .toList());
            trial.home().stopServer();
            trial.remove();
        }
        return nights.stream().mapToInt(List::size).sum();
    }

    int night(int number) {
        return number < nights.getFirst().size() ? 0 : 1;
    }

    T get(int number) {
        int first = nights.getFirst().size();
        return number < first ? nights.getFirst().get(number) : nights.getLast().get(number - first);
    }
}
