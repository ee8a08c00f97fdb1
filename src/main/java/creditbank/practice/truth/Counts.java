package creditbank.practice.truth;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Nights;
import creditbank.practice.sender.Nights.Standing;
import creditbank.practice.sender.Nights.State;
import creditbank.practice.sender.Plan;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Source;
import creditbank.practice.world.World;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the runs must count, provided that every night before was run in its turn.
 *
 * <pre>{"practice":{"learners":2000,"seed":7,"night":0},
 *  "sources":{"school-oneroster":{"rows":..,"accepted":..,"new":..,"changed":..,"unchanged":..,"duplicate":..,"withdrawn":..,"refused":..,
 *    "missing":..,"refusals":{"date.invalid":3,..}},..},
 *  "bank":{"learners":..,"records":..,"everLearners":..,"everRecords":..}}</pre>
 *
 * <p>{@code bank} counts people and achievements with at least one claim that stands after the night, and those that ever had one, for a resolver without
 * error: a simpler one makes more learners, and more records of shared achievements.
 */
final class Counts {
    private final World world;
    private final int night;
    private final Map<Source, Map<String, Integer>> sources = new EnumMap<>(Source.class);
    private final Map<Source, Map<String, Integer>> refusals = new EnumMap<>(Source.class);
    private final Map<String, Integer> bank = new TreeMap<>();

    Counts(World world, int night) {
        this.world = world;
        this.night = night;
        for (Source source : Source.values()) {
            Map<String, Integer> counts = new TreeMap<>();
            for (String name : Set.of(
                    "rows",
                    "accepted",
                    "new",
                    "changed",
                    "unchanged",
                    "duplicate",
                    "withdrawn",
                    "refused",
                    "missing")) {
                counts.put(name, 0);
            }
            sources.put(source, counts);
            refusals.put(source, new TreeMap<>());
        }
        for (String name : Set.of("learners", "records", "everLearners", "everRecords")) {
            bank.put(name, 0);
        }
    }

    private void count(Source source, String name) {
        sources.getOrDefault(source, bank).merge(name, 1, Integer::sum);
    }

    void row(Source source, Sent row, Nights nights) {
        count(source, "rows");
        switch (row.expected()) {
            case ACCEPT -> {
                count(source, "accepted");
                count(source, compared(row.item(), nights));
            }
            case DUPLICATE -> count(source, "duplicate");
            case WITHDRAW -> count(source, "withdrawn");
            case REFUSE -> {
                count(source, "refused");
                refusals.getOrDefault(source, bank).merge(row.item().fate().refusal(), 1, Integer::sum);
            }
        }
    }

    private String compared(Item item, Nights nights) {
        State now = nights.state(item, night);
        State before = nights.state(item, night - 1);
        if (before.standing() != Standing.LIVE) {
            return "new";
        }
        return before.version() == now.version() ? "unchanged" : "changed";
    }

    void learner(Plan plan, Nights nights) {
        Set<String> live = new HashSet<>();
        Set<String> ever = new HashSet<>();
        for (Item item : plan.items()) {
            State state = nights.state(item, night);
            boolean stands = state.standing() == Standing.LIVE;
            if (stands) {
                live.add(item.deed().id());
            }
            if (stands || state.standing() == Standing.WITHDRAWN || state.standing() == Standing.GONE) {
                ever.add(item.deed().id());
            }
            if (state.standing() == Standing.GONE && state.since() == night) {
                count(item.source(), "missing");
            }
        }
        bank.merge("learners", live.isEmpty() ? 0 : 1, Integer::sum);
        bank.merge("records", live.size(), Integer::sum);
        bank.merge("everLearners", ever.isEmpty() ? 0 : 1, Integer::sum);
        bank.merge("everRecords", ever.size(), Integer::sum);
    }

    String json() {
        StringBuilder out = new StringBuilder("{\"practice\":{\"learners\":" + world.learners() + ",\"seed\":"
                + world.seed() + ",\"night\":" + night + "},\n\"sources\":{");
        String comma = "\n";
        for (Source source : Source.values()) {
            String counts = object(sources.getOrDefault(source, Map.of()));
            out.append(comma).append('"').append(source.id()).append("\":{").append(counts);
            out.append(",\"refusals\":{")
                    .append(object(refusals.getOrDefault(source, Map.of())))
                    .append("}}");
            comma = ",\n";
        }
        return out.append("},\n\"bank\":{").append(object(bank)).append("}}\n").toString();
    }

    private static String object(Map<String, Integer> counts) {
        StringBuilder out = new StringBuilder();
        counts.forEach((name, count) -> out.append(out.isEmpty() ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(count));
        return out.toString();
    }
}
