package creditbank.resolve.match;

import creditbank.map.yaml.YamlFile;
import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.ModelColumn;
import creditbank.resolve.model.Trained;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.unite.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** The trained model by which learners are matched, with the frequencies that it has frozen. Immutable. */
public final class LearnerModel {
    /** How many bits better than the next document a pair must be, a factor of eight. */
    private static final float MARGIN = 3;
    /** The comparison of names comes first. */
    private static final int NAME = 0;

    private final MatchModel model;
    private final Trained trained;
    private final FrequencyFile frequencies;
    private final byte[] file;
    private final String digest;

    private LearnerModel(MatchModel model, Trained trained, FrequencyFile frequencies, byte[] file) {
        this.model = model;
        this.trained = trained;
        this.frequencies = frequencies;
        this.file = file;
        this.digest = sha256(file);
    }

    /**
     * Reads a model and its frequencies.
     *
     * @throws creditbank.map.yaml.YamlException with every problem of the model's file
     * @throws IllegalArgumentException if it does not fit what the bank knows of learners, was never trained, or its frequencies are missing or not the right
     *     ones
     */
    public static LearnerModel read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return of(
                YamlFile.parse(YamlFile.nameOf(file), bytes),
                bytes,
                digest -> FrequencyFile.read(file.resolveSibling(""), digest));
    }

    /**
     * Reads both from bytes that were kept.
     *
     * @param name what to call the file where it cannot be used
     */
    public static LearnerModel parse(String name, byte[] file, byte[] frequencies) throws IOException {
        return of(YamlFile.parse(name, file), file.clone(), digest -> FrequencyFile.parse(name, frequencies, digest));
    }

    private interface Beside {
        FrequencyFile read(String digest) throws IOException;
    }

    private static LearnerModel of(YamlFile file, byte[] bytes, Beside beside) throws IOException {
        MatchModel model = ModelFile.read(file);
        checkFits(model);
        Trained trained = model.trained();
        if (trained == null || trained.frequencies() == null) {
            throw new IllegalArgumentException(
                    "the model was never trained; 'creditbank link --train --save' trains one");
        }
        return new LearnerModel(model, trained, beside.read(trained.frequencies()), bytes);
    }

    /** What a model of any table may say and one of learners may not. */
    private static void checkFits(MatchModel model) {
        for (ModelColumn column : model.columns()) {
            if (!Facts.COLUMNS.contains(column.name())) {
                throw new IllegalArgumentException("the column '" + column.name()
                        + "' is not known of learners, expected one of "
                        + String.join(", ", new TreeSet<>(Facts.COLUMNS)));
            }
        }
        String first =
                model.columns().get(model.comparisons().get(NAME).column()).name();
        if (!first.equals(Facts.NAME)) {
            throw new IllegalArgumentException("the first comparison is of the column '" + first + "', expected '"
                    + Facts.NAME + "': learners whose names have nothing in common are never linked");
        }
        if (model.blocking().isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no keys under 'blocking', expected some, for the bank stores them");
        }
        for (BlockRule rule : model.blocking()) {
            boolean secret = rule.terms().stream()
                    .flatMap(term -> term.columns().stream())
                    .anyMatch(column -> model.columns().get(column).name().equals(Facts.DOCUMENT));
            if (secret) {
                throw new IllegalArgumentException("the key '" + rule.text(model.columns()) + "' uses the column '"
                        + Facts.DOCUMENT + "', which takes no part in keys");
            }
        }
    }

    /** The file as it was written. */
    public MatchModel model() {
        return model;
    }

    /** The bytes of the model's file. */
    public byte[] file() {
        return file.clone();
    }

    /** The bytes of the file of frequencies. */
    public byte[] frequencies() {
        return frequencies.bytes();
    }

    /** SHA-256 of the model's file, which names its frequencies by theirs; hex. */
    public String digest() {
        return digest;
    }

    /** How pairs unite people. */
    public Thresholds thresholds() {
        return new Thresholds((float) trained.link(), MARGIN, model.policy().mostRecords());
    }

    /** The weight from which on a pair is kept for people. */
    public double review() {
        return trained.review();
    }

    /**
     * The weight that a pair is kept with. Names that have nothing in common are never linked, whatever else agrees: twins, and parents and children with one
     * telephone, are no slips of the pen. People may decide otherwise.
     */
    double capped(double weight, long levels) {
        return Outcomes.outcome(levels, NAME) == strange()
                ? Math.min(weight, Math.nextDown((float) trained.link()))
                : weight;
    }

    /** The outcome of the first comparison, that of names, where they have nothing in common. */
    public int strange() {
        return model.comparisons().get(NAME).levels().size();
    }

    Weights weights(RecordTable records, Profiles profiles) {
        Frequencies frozen = new Frequencies(model, records, profiles);
        frozen.take(frequencies);
        return new Weights(model, Parameters.of(trained, model.policy().population()), frozen, profiles);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
