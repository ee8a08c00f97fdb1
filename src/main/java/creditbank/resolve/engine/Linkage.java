package creditbank.resolve.engine;

import creditbank.resolve.block.BlockBuilder;
import creditbank.resolve.block.Blocks;
import creditbank.resolve.block.Proposal;
import creditbank.resolve.cluster.Clusters;
import creditbank.resolve.cluster.Refusal;
import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.Policy.Tables;
import creditbank.resolve.model.Trained;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.score.Kept;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;
import creditbank.resolve.score.Scan;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.train.Trainer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a model on the records of one table or several. Phases: block, train, score, choose thresholds, cluster. Everything is a function of the
 * records' content and ids; neither their order nor the number of threads matters.
 */
public final class Linkage {
    private static final long OWN_BUDGET = 60;
    private static final long NAMED_BUDGET = 60;
    private static final long MORE_BUDGET = 8;
    private static final double MOST_MISSED = 0.003;
    private static final double FEW = 1000;
    private static final int MANY = 200_000;
    private static final long LEAST_BUDGET = 5_000_000;
    private static final double SUPPORT = 0;
    /** How many bits below the floor the first scan keeps, so that what is learnt from it can lift a pair without another scan. */
    private static final double DRIFT = 8;
    /** The lowest of them, in bits: where none of these was lifted to the floor, those below were not either. */
    private static final double BAND = 4;

    private final MatchModel model;
    private final RecordTable records;
    private final Consumer<String> progress;
    private final Profiles profiles;
    private final boolean across;
    private final Outcomes.Factory outcomes;
    private final Frequencies frequencies;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long since = System.nanoTime();

    /** Prepares a run; columns are indexed here. */
    public Linkage(MatchModel model, RecordTable records, Consumer<String> progress) {
        this.model = model;
        this.records = records;
        this.progress = progress;
        this.profiles = new Profiles(records);
        boolean several = false;
        for (int i = 0; i < records.size(); i++) {
            several |= records.table(i) > 0;
        }
        this.across = several && model.policy().tables() != Tables.DUPLICATES;
        this.outcomes = new Outcomes.Factory(model, records, profiles);
        this.frequencies = new Frequencies(model, records, profiles);
        phase("prepare");
    }

    /**
     * Runs.
     *
     * @param known what a trained model's file of frequencies holds; null to learn everything from these records
     */
    public Linked run(@Nullable FrequencyFile known) {
        List<BlockRule> rules =
                model.blocking().isEmpty() ? Proposal.of(model.columns(), this::sharing) : model.blocking();
        Blocks blocks = blocks(rules, model.blocking().isEmpty() ? OWN_BUDGET : NAMED_BUDGET);
        Trained trained = model.trained();
        Learnt learnt;
        if (known != null && trained != null) {
            frequencies.take(known);
            learnt = known(trained, blocks);
        } else {
            learnt = learn(rules, blocks);
        }
        List<BlockRule> more = more(learnt);
        if (!more.isEmpty()) {
            blocks = blocks(more, MORE_BUDGET);
            learnt = again(blocks, learnt, known == null);
        }
        phase("score");
        return clustered(blocks, learnt);
    }

    /** The model's keys and those of the engine, where the model's miss too much; else none. */
    private List<BlockRule> more(Learnt learnt) {
        double found = learnt.kept().expected();
        boolean enough = learnt.missed() <= MOST_MISSED * Math.max(FEW, found + learnt.missed());
        if (model.blocking().isEmpty() || !model.policy().propose() || enough) {
            return List.of();
        }
        List<BlockRule> rules = new ArrayList<>(model.blocking());
        List<BlockRule> proposed = profiles.size() < MANY
                ? Proposal.of(model.columns(), this::sharing)
                : Proposal.rare(model.columns(), this::sharing, 2.0 / profiles.size());
        for (BlockRule rule : proposed) {
            if (!rules.contains(rule)) {
                rules.add(rule);
            }
        }
        notes.add(String.format(
                Locale.ROOT,
                "the model's keys miss about %.0f of %.0f matches; keys of the engine were added",
                learnt.missed(),
                found + learnt.missed()));
        return rules;
    }

    /** What scoring leaves for clustering. */
    private record Learnt(
            @Nullable Trainer trainer,
            Parameters parameters,
            Weights weights,
            Kept kept,
            Thresholds thresholds,
            double missed) {}

    private double sharing(int column) {
        Map<Integer, Integer> counts = new HashMap<>();
        int known = 0;
        for (int i = 0; i < profiles.size(); i++) {
            int value = profiles.value(i, column);
            if (value != RecordTable.MISSING) {
                counts.merge(value, 1, Integer::sum);
                known++;
            }
        }
        double pairs = 0;
        for (int count : counts.values()) {
            pairs += count * (count - 1.0);
        }
        return known < 2 ? 1 : pairs / (known * (known - 1.0));
    }

    private Blocks blocks(List<BlockRule> rules, long budget) {
        BlockBuilder builder = new BlockBuilder(records, profiles, across);
        long all = Math.max(LEAST_BUDGET, budget * profiles.size());
        for (BlockRule rule : rules) {
            progress.accept("blocking on " + rule.text(model.columns()));
            boolean named = model.blocking().contains(rule);
            builder.add(
                    rule,
                    named ? Math.max(LEAST_BUDGET, NAMED_BUDGET * profiles.size()) : all / rules.size(),
                    named || model.blocking().isEmpty() || profiles.size() < MANY);
        }
        Blocks blocks = builder.build();
        phase("block");
        return blocks;
    }

    private double allPairs() {
        double n = profiles.size();
        if (!across) {
            return n * (n - 1) / 2;
        }
        Map<Integer, Integer> tables = new HashMap<>();
        for (int i = 0; i < n; i++) {
            tables.merge(records.table(profiles.first(i)), 1, Integer::sum);
        }
        return (n * n
                        - tables.values().stream()
                                .mapToDouble(c -> (double) c * c)
                                .sum())
                / 2;
    }

    private Learnt learn(List<BlockRule> rules, Blocks blocks) {
        progress.accept("learning from pairs taken at random");
        Trainer trainer = new Trainer(
                model, RandomPairs.of(outcomes, profiles, records, across), frequencies, allPairs(), across);
        Parameters start =
                trainer.sessions(rules, blocks, (b, rule) -> BlockPairs.of(outcomes, b, rule, profiles.size()));
        phase("train");
        Joint joint = new Joint(model, profiles, frequencies, trainer, blocks, allPairs());
        Scan scan = new Scan(blocks, outcomes::make, Scan.FLOOR - DRIFT);
        Kept kept = scan.run(weights(start), progress);
        float[] before = kept.weights();
        Parameters better = joint.run(start, kept);
        kept.weigh(weights(better.with(null)));
        if (kept.lifted(before, scan.floor() + BAND, Scan.FLOOR)) {
            kept = scan(blocks, better.with(null), Scan.FLOOR - BAND);
        }
        better = joint.run(better.with(null), kept.above(Scan.FLOOR));
        return learnt(trainer, joint, better, kept);
    }

    /** The same with more blocks behind those of the model, from what was learnt with these. */
    private Learnt again(Blocks blocks, Learnt before, boolean train) {
        Trainer trainer = before.trainer();
        Kept kept = before.kept();
        int from = blocks.plainFrom(model.blocking().size());
        if (trainer == null || !train) {
            kept.add(new Scan(blocks, outcomes::make, Scan.FLOOR).run(weights(before.parameters()), from, progress));
            return known(before.parameters(), before.thresholds(), kept);
        }
        kept.add(new Scan(blocks, outcomes::make, Scan.FLOOR - BAND)
                .run(weights(before.parameters().with(null)), from, progress));
        Joint joint = new Joint(model, profiles, frequencies, trainer, blocks, allPairs());
        return learnt(trainer, joint, joint.run(before.parameters().with(null), kept.above(Scan.FLOOR)), kept);
    }

    private Learnt learnt(Trainer trainer, Joint joint, Parameters parameters, Kept kept) {
        Weights weights = weights(parameters);
        kept.weigh(weights);
        kept.drop(Scan.FLOOR);
        double missed = joint.missed(kept);
        Thresholds thresholds = Thresholds.of(
                kept,
                missed,
                bits(model.policy().thresholds().link()),
                bits(model.policy().thresholds().review()));
        return new Learnt(trainer, parameters, weights, kept, thresholds, missed);
    }

    private Learnt known(Trained trained, Blocks blocks) {
        Parameters parameters = Parameters.of(trained, model.policy().population());
        Kept kept = scan(blocks, parameters, Scan.FLOOR);
        return known(parameters, Thresholds.of(kept, 0, trained.link(), trained.review()), kept);
    }

    private Learnt known(Parameters parameters, Thresholds thresholds, Kept kept) {
        Weights weights = weights(parameters);
        kept.weigh(weights);
        return new Learnt(null, parameters, weights, kept, thresholds, 0);
    }

    private Kept scan(Blocks blocks, Parameters parameters, double floor) {
        return new Scan(blocks, outcomes::make, floor).run(weights(parameters), progress);
    }

    private Weights weights(Parameters parameters) {
        return new Weights(model, parameters, frequencies, profiles);
    }

    private static @Nullable Double bits(@Nullable Double probability) {
        return probability == null ? null : Double.valueOf(Weights.weight(probability));
    }

    private Linked clustered(Blocks blocks, Learnt learnt) {
        double link = learnt.thresholds().link();
        boolean[] unsure = new boolean[profiles.size()];
        Outcomes own = outcomes.make();
        for (int i = 0; i < unsure.length; i++) {
            unsure[i] = profiles.count(i) > 1 && learnt.weights().ofItself(i, own.pattern(i, i)) < link;
        }
        Trainer trainer = learnt.trainer();
        notes.addAll(trainer == null ? List.of() : trainer.notes());
        Clusters clusters = Clusters.of(learnt.kept(), link, SUPPORT, model.policy(), records, profiles, unsure);
        int[] cluster = new int[records.size()];
        for (int i = 0; i < cluster.length; i++) {
            int profile = profiles.of(i);
            cluster[i] = unsure[profile] ? i : profiles.first(clusters.of(profile));
        }
        phase("cluster");
        return new Linked(
                model,
                records,
                profiles,
                cluster,
                new Scoring(learnt.parameters(), frequencies, outcomes),
                report(blocks, learnt, clusters, cluster));
    }

    private LinkReport report(Blocks blocks, Learnt learnt, Clusters clusters, int[] cluster) {
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        for (Refusal reason : Refusal.values()) {
            if (reason != Refusal.NONE) {
                refused.put(reason, clusters.refused(reason));
            }
        }
        return new LinkReport(
                Counts.of(records, profiles, blocks, learnt.kept(), learnt.thresholds(), cluster),
                blocks.reports(),
                learnt.parameters().prior(),
                learnt.thresholds(),
                learnt.missed(),
                refused,
                seconds,
                notes);
    }

    private void phase(String name) {
        long now = System.nanoTime();
        seconds.merge(name, (now - since) / 1e9, Double::sum);
        since = now;
    }
}
