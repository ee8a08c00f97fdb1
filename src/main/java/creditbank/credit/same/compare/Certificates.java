package creditbank.credit.same.compare;

import creditbank.outcome.identifier.CertificateNumber;

/**
 * Certificates' numbers in normal form. Of two that are one slip apart (one character wrong, missing or too many, or two neighbours swapped) one is a slip of
 * the other for certain only if it breaks the layout of its length and the other has one; two whole numbers are two certificates or a slip, which is a doubt.
 */
final class Certificates {
    private Certificates() {}

    static Agreement compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (a.equals(b)) {
            return Agreement.EQUAL;
        }
        if (!Slips.oneApart(a, b)) {
            return Agreement.CONTRARY;
        }
        return isNational(a) != isNational(b) ? Agreement.NEAR : Agreement.DOUBTFUL;
    }

    /** Whether the number has one of the layouts that are given once in the country. */
    static boolean isNational(String number) {
        boolean laidOut = switch (number.length()) {
            case 16, 17, 18, 22 -> true;
            default -> false;
        };
        return laidOut && new CertificateNumber(number).hasKnownStructure();
    }
}
