package creditbank.practice.world;

/** A course of the catalogue, the same at every school; credits in hundredths. */
public record Course(int index, String code, String title, int credits, int hours) {}
