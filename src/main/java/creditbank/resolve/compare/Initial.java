package creditbank.resolve.compare;

/** 1 where one text is a beginning of the other: an initial, with or without a point, or a name cut short. 0 otherwise. */
public final class Initial implements Similarity {

    @Override
    public double of(Letters a, Letters b) {
        int endA = end(a);
        int endB = end(b);
        int shorter = Math.min(endA, endB);
        boolean same = shorter > 0 && endA != endB;
        for (int i = 0; same && i < shorter; i++) {
            same = a.at(i) == b.at(i);
        }
        return same ? 1 : 0;
    }

    private static int end(Letters text) {
        int end = text.length();
        return end > 0 && text.at(end - 1) == '.' ? end - 1 : end;
    }
}
