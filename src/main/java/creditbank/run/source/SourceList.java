package creditbank.run.source;

import java.util.List;

/** The sources that a server runs, as its files were at its start. */
public record SourceList(List<Source> sources) {
    public SourceList {
        sources = List.copyOf(sources);
    }

    public Source named(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job file for source '" + name + "'"));
    }
}
