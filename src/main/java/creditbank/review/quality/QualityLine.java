package creditbank.review.quality;

/**
 * One figure of the quality report. No figure is of a person.
 *
 * @param month such as 2026-09
 * @param source whose; empty where nothing stands behind a record any more
 * @param provider code of the institution, or its folded name, that the rows are of; empty where a figure is of all
 * @param province the two digits of the provider's province in its code, empty where the provider has none
 * @param detail what of the measure, such as a finding's code
 */
public record QualityLine(
        String month, String source, String provider, String province, Measure measure, String detail, long count) {}
