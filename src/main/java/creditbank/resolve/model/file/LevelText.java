package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.LevelKind;
import creditbank.resolve.model.MatchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the levels of a comparison: {@code exact}, {@code jaro-winkler 0.92}, and so on. */
final class LevelText {
    private static final double CROSSED_FUZZY = 0.9;

    private LevelText() {}

    static List<Level> read(YamlNode list, boolean crossed) {
        List<Level> levels = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Level level = level(item);
            if (level != null) {
                if (level.kind() == LevelKind.CROSSED && !crossed) {
                    item.problem("'crossed' needs the key 'crossed-with' beside 'levels'");
                }
                levels.add(level);
            }
        }
        if (levels.isEmpty() || levels.size() > MatchModel.MOST_OUTCOMES - 2) {
            list.problem("expected 1 to " + (MatchModel.MOST_OUTCOMES - 2) + " levels, found " + levels.size());
        }
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).kind() == LevelKind.EXACT || levels.indexOf(levels.get(i)) < i) {
                list.problem("the level '" + levels.get(i).text() + "' can never hold at its place");
            }
        }
        return levels;
    }

    /** The usual levels and two for values in each other's place, behind what says that the value itself is nearly the same. */
    static List<Level> withCrossed(List<Level> usual) {
        List<Level> levels = new ArrayList<>(usual);
        int at = levels.indexOf(Level.of(LevelKind.DAMERAU, 1));
        levels.addAll(
                at < 0 ? Math.min(1, levels.size()) : at,
                List.of(Level.of(LevelKind.CROSSED, 1), Level.of(LevelKind.CROSSED, CROSSED_FUZZY)));
        return levels;
    }

    private static @Nullable Level level(YamlNode item) {
        String[] words = item.text().split(" ", -1);
        for (LevelKind kind : LevelKind.values()) {
            if (words[0].equals(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return bounded(item, kind, words);
            }
        }
        item.problem("unknown level '" + words[0] + "', expected one of " + names());
        return null;
    }

    private static @Nullable Level bounded(YamlNode item, LevelKind kind, String[] words) {
        if (words.length != (kind.bounded() ? 2 : 1)) {
            item.problem("'" + words[0] + "' has " + (kind.bounded() ? "one number" : "nothing") + " behind it");
            return null;
        }
        if (!kind.bounded()) {
            return Level.of(kind);
        }
        try {
            double bound = Double.parseDouble(words[1]);
            if (bound >= 0 && bound <= 1_000_000) {
                return Level.of(kind, bound);
            }
        } catch (NumberFormatException e) {
            // told below, with what was expected
        }
        item.problem("expected a number from 0 to 1000000 behind '" + words[0] + "', found '" + words[1] + "'");
        return null;
    }

    private static String names() {
        List<String> names = new ArrayList<>();
        for (LevelKind kind : LevelKind.values()) {
            names.add(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return String.join(", ", names);
    }
}
