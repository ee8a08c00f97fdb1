package creditbank.resolve.match;

import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.ModelFile;
import creditbank.resolve.model.Trained;
import creditbank.resolve.score.FrequencyTable;
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

/** The trained model by which learners are matched, with the frequencies that it has frozen. Immutable. */
public final class LearnerModel {
    /** How many bits better than the next document a pair must be, a factor of eight. */
    private static final float MARGIN = 3;

    private final MatchModel model;
    private final Trained trained;
    private final FrequencyTable frequencies;
    private final String digest;

    private LearnerModel(MatchModel model, Trained trained, FrequencyTable frequencies, String digest) {
        this.model = model;
        this.trained = trained;
        this.frequencies = frequencies;
        this.digest = digest;
    }

    /**
     * Reads a model and its frequencies.
     *
     * @throws creditbank.map.yaml.YamlException with every problem of the model's file
     * @throws IOException if it was never trained, or its frequencies are missing or not the right ones
     */
    public static LearnerModel read(Path file) throws IOException {
        MatchModel model = ModelFile.read(file);
        Trained trained = model.trained();
        if (trained == null || trained.frequencies() == null) {
            throw new IOException(file + " is not trained; 'creditbank link --train --save' trains it");
        }
        return new LearnerModel(
                model, trained, FrequencyTable.read(file, trained.frequencies()), sha256(Files.readAllBytes(file)));
    }

    /** The file as it was written. */
    public MatchModel model() {
        return model;
    }

    /** SHA-256 of the model's file, which names its frequencies by theirs; hex. */
    public String digest() {
        return digest;
    }

    /** How pairs unite people. */
    public Thresholds thresholds() {
        return new Thresholds((float) trained.link(), MARGIN, model.policy().mostRecords());
    }

    double review() {
        return trained.review();
    }

    Weights weights(RecordTable records, Profiles profiles) {
        return new Weights(model, Parameters.of(trained), frequencies.of(model, records), profiles);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
