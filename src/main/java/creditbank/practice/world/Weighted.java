package creditbank.practice.world;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** A list from which each element is drawn by its weight. */
final class Weighted<T> {
    private final List<T> elements;
    private final int[] upTo;

    Weighted(List<T> elements, ToIntFunction<T> weight) {
        this.elements = List.copyOf(elements);
        upTo = new int[elements.size()];
        int sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsInt(elements.get(i));
            upTo[i] = sum;
        }
    }

    T draw(Dice dice) {
        int at = Arrays.binarySearch(upTo, dice.below(upTo[upTo.length - 1]) + 1);
        return elements.get(at < 0 ? -at - 1 : at);
    }
}
