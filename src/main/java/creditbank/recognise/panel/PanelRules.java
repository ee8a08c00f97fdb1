package creditbank.recognise.panel;

import java.util.ArrayList;
import java.util.List;

/**
 * By what rules panels are seated.
 *
 * @param name id and version of the file
 * @param withoutLevel the level whose band holds for what has no level
 * @param digest SHA-256 of the file, hex
 */
public record PanelRules(String name, int withoutLevel, List<Band> bands, String digest) {
    /** Where there is no file, no panel can be seated. */
    public static final PanelRules NONE = new PanelRules("", 0, List.of(), "");

    public PanelRules {
        bands = List.copyOf(bands);
    }

    /** The band of a level; 0 is what has none. */
    public Band band(int level) {
        int wanted = level == 0 ? withoutLevel : level;
        return bands.stream()
                .filter(band -> band.levels().contains(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mappings/panels has no rule for panels of level " + wanted + "; expected a file with one"));
    }

    /** Why a panel cannot judge what is of a level; nothing where it can. */
    public List<PanelProblem> judge(Panel panel, int level) {
        Band band = band(level);
        int size = panel.members().size();
        String of = level == 0 ? " for what has no level" : " for level " + level;
        List<PanelProblem> problems = new ArrayList<>();
        if (size < band.least()) {
            problems.add(
                    new PanelProblem("panel.too-small", panel.line(), size + " members, expected " + range(band) + of));
        } else if (size > band.most()) {
            problems.add(
                    new PanelProblem("panel.too-large", panel.line(), size + " members, expected " + range(band) + of));
        }
        long industry = panel.of(Sector.INDUSTRY);
        if (industry < band.industry(size)) {
            problems.add(new PanelProblem(
                    "panel.industry-share",
                    panel.line(),
                    industry + " of " + size + " members from industry, expected " + band.industry(size)
                            + " at least, which is " + band.industryPercent() + " percent" + of));
        }
        least(panel, Sector.ACADEMIA, band.academia(), problems);
        least(panel, Sector.GOVERNMENT, band.government(), problems);
        return problems;
    }

    private static void least(Panel panel, Sector sector, int least, List<PanelProblem> problems) {
        if (panel.of(sector) < least) {
            String name = sector.name().toLowerCase(java.util.Locale.ROOT);
            problems.add(new PanelProblem(
                    "panel." + name,
                    panel.line(),
                    panel.of(sector) + " members from " + name + ", expected " + least + " at least"));
        }
    }

    private static String range(Band band) {
        return band.least() == band.most() ? Integer.toString(band.least()) : band.least() + " to " + band.most();
    }
}
