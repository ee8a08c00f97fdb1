package creditbank.practice.sender;

import creditbank.practice.sender.Fate.Copy;
import creditbank.practice.sender.Sent.Expected;
import creditbank.practice.world.Dice;
import java.util.ArrayList;
import java.util.List;

/** What is sent on which night; every night is a pure function of the seed and its number. */
public final class Nights {
    private static final int BLOCK = 200;

    private final long seed;

    public Nights(long seed) {
        this.seed = seed;
    }

    /** Where a row stands. */
    public enum Standing {
        /** Not sent yet. */
        ABSENT,
        REFUSED,
        LIVE,
        /** Taken back by a row that says so. */
        WITHDRAWN,
        /** Left out of a full delivery. */
        GONE
    }

    /**
     * A row's standing after a night.
     *
     * @param since the night of its last change
     */
    public record State(Standing standing, int version, int since) {}

    public State state(Item item, int night) {
        Fate fate = item.fate();
        if (night < fate.arrival()) {
            return new State(Standing.ABSENT, 0, -1);
        }
        boolean refused = !fate.refusal().isEmpty();
        if (refused && night < fate.corrected()) {
            return new State(Standing.REFUSED, 0, fate.arrival());
        }
        State state = new State(Standing.LIVE, 0, refused ? fate.corrected() : fate.arrival());
        for (int later = state.since() + 1; later <= night && state.standing() == Standing.LIVE; later++) {
            state = next(item, state, later);
        }
        return state;
    }

    private State next(Item item, State state, int night) {
        Source source = item.source();
        int person = item.sighting().person().index();
        if (leaves(item, person, night, "withdrawn ")) {
            return new State(source == Source.JWXT ? Standing.GONE : Standing.WITHDRAWN, state.version(), night);
        }
        if (!source.delta() && leaves(item, person, night, "gone ")) {
            return new State(Standing.GONE, state.version(), night);
        }
        Dice dice = Dice.of(seed + night, person * 64L + item.number(), source.id());
        return dice.chance(Troubles.ROW_CHANGED.rate()) ? new State(Standing.LIVE, state.version() + 1, night) : state;
    }

    /** Full deliveries lose rows evenly, so that the share stays below a job's limit whatever the number of learners. */
    private boolean leaves(Item item, int person, int night, String topic) {
        Source source = item.source();
        if (source.delta()) {
            return !item.wide()
                    && Dice.of(seed + night, person * 64L + item.number(), topic)
                            .chance(Troubles.ROW_WITHDRAWN.rate());
        }
        int block = person / BLOCK;
        return block > 0
                && item.number() == 0
                && person % BLOCK
                        == Dice.of(seed + night, block, topic + source.id()).below(BLOCK);
    }

    /** The rows that a sender sends of one learner on a night, in their order. */
    public List<Sent> sent(List<Item> items, int night) {
        List<Sent> rows = new ArrayList<>();
        boolean wide = !items.isEmpty() && items.get(0).wide();
        boolean moved = items.stream().anyMatch(item -> state(item, night).since() == night);
        for (Item item : items) {
            State state = state(item, night);
            boolean due = !item.source().delta() || (wide ? moved : state.since() == night);
            if (due) {
                add(rows, item, state, night);
            }
        }
        return rows;
    }

    private static void add(List<Sent> rows, Item item, State state, int night) {
        switch (state.standing()) {
            case REFUSED -> rows.add(new Sent(item, 0, Expected.REFUSE));
            case WITHDRAWN -> rows.add(new Sent(item, state.version(), Expected.WITHDRAW));
            case LIVE -> {
                Copy copy = item.fate().copy();
                boolean first = state.since() == night && state.version() == 0;
                if (copy != Copy.NONE && (first || !item.source().delta())) {
                    int version = state.version() + (copy == Copy.OTHER ? 1 : 0);
                    rows.add(new Sent(item, version, Expected.DUPLICATE));
                }
                rows.add(new Sent(item, state.version(), Expected.ACCEPT));
            }
            case ABSENT, GONE -> {}
        }
    }
}
