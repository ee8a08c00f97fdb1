package creditbank.resolve.unite;

/** What a person said of two nodes, by their numbers. */
public record Decided(int a, int b, boolean together) {}
