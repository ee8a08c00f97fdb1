package creditbank.export.query;

/** In which form a query's answer is wanted. */
public enum ResultFormat {
    TABLE,
    CSV,
    JSON;

    Answer answer(Appendable out) {
        return switch (this) {
            case TABLE -> new TextAnswer(out);
            case CSV -> new CsvAnswer(out);
            case JSON -> new JsonAnswer(out);
        };
    }
}
