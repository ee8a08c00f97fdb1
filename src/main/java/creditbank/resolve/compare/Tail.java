package creditbank.resolve.compare;

/** How many letters at the end are the same: telephone numbers with and without their country or area code. */
public final class Tail implements Similarity {

    @Override
    public double of(Letters a, Letters b) {
        int most = Math.min(a.length(), b.length());
        int same = 0;
        while (same < most && a.at(a.length() - 1 - same) == b.at(b.length() - 1 - same)) {
            same++;
        }
        return same;
    }
}
