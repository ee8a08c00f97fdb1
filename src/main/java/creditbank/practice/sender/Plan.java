package creditbank.practice.sender;

import creditbank.practice.world.Person;
import java.util.List;

/** One learner and what each sender reports of it, the sources' items in the order of {@link Source}. */
public record Plan(Person person, List<Item> items) {
    public Plan {
        items = List.copyOf(items);
    }

    public List<Item> of(Source source) {
        return items.stream().filter(item -> item.source() == source).toList();
    }
}
