package creditbank.credit.same.compare;

/** One slip of a typist. */
final class Slips {
    private Slips() {}

    /** Whether one character is wrong, missing or too many, or two neighbours are swapped; equal texts are none apart. */
    static boolean oneApart(String a, String b) {
        if (a.length() > b.length()) {
            return oneApart(b, a);
        }
        int from = 0;
        while (from < a.length() && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < a.length() - from && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        int left = a.length() - from - tail;
        int right = b.length() - from - tail;
        boolean swapped =
                left == 2 && right == 2 && a.charAt(from) == b.charAt(from + 1) && a.charAt(from + 1) == b.charAt(from);
        return swapped || (right == 1 && left <= 1);
    }
}
