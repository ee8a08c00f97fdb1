package creditbank.resolve.model.file;

import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.Trained;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what was learnt below the model as its author wrote it. */
public final class ModelText {

    private ModelText() {}

    /** The text of a model, with this in the place of what was learnt before. Numbers are written so that they are read back bit by bit. */
    public static String with(String text, MatchModel model, Trained trained) {
        StringBuilder out = new StringBuilder();
        boolean own = true;
        for (String line : text.lines().toList()) {
            boolean top = !line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '#';
            own = top ? !line.startsWith("trained:") : own;
            if (own) {
                out.append(line).append('\n');
            }
        }
        return out.append(text(model, trained)).toString();
    }

    private static String text(MatchModel model, Trained trained) {
        StringBuilder out = new StringBuilder("trained:\n");
        out.append(String.format(
                Locale.ROOT,
                "  prior: %s\n  entities: %d\n  link: %s\n  review: %s\n",
                trained.prior(),
                trained.entities(),
                trained.link(),
                trained.review()));
        boolean relatives = !trained.relatives().r().isEmpty();
        if (relatives) {
            out.append("  relatives: ").append(trained.relatives().prior()).append('\n');
        }
        if (trained.frequencies() != null) {
            out.append("  frequencies: \"").append(trained.frequencies()).append("\"\n");
        }
        out.append("  levels:\n");
        for (int i = 0; i < model.comparisons().size(); i++) {
            String name =
                    model.comparisons().get(i).name().replace("\\", "\\\\").replace("\"", "\\\"");
            out.append("    \"").append(name).append("\":\n");
            out.append("      m: [").append(numbers(trained.m().get(i))).append("]\n");
            out.append("      u: [").append(numbers(trained.u().get(i))).append("]\n");
            if (relatives) {
                out.append("      r: [")
                        .append(numbers(trained.relatives().r().get(i)))
                        .append("]\n");
            }
        }
        return out.toString();
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
