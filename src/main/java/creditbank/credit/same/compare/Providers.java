package creditbank.credit.same.compare;

import creditbank.outcome.identifier.InstitutionCode;

/**
 * Providers: codes or folded names. Two unified social credit codes around one organisation code (GB 11714, the characters 9 to 17) are one organisation that
 * was registered again; a name that holds another may be a part of it; a code and a name cannot be compared.
 */
final class Providers {
    private static final int CREDIT_LENGTH = 18;
    private static final int ORGANISATION_FROM = 8;
    private static final int ORGANISATION_TO = 17;

    private Providers() {}

    static Agreement compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (a.equals(b)) {
            return Agreement.EQUAL;
        }
        boolean codeA = InstitutionCode.of(a) != null;
        boolean codeB = InstitutionCode.of(b) != null;
        if (codeA && codeB) {
            return sameOrganisation(a, b) ? Agreement.NEAR : Agreement.CONTRARY;
        }
        if (codeA || codeB) {
            return Agreement.UNKNOWN;
        }
        return a.contains(b) || b.contains(a) ? Agreement.DOUBTFUL : Agreement.CONTRARY;
    }

    private static boolean sameOrganisation(String a, String b) {
        return a.length() == CREDIT_LENGTH
                && b.length() == CREDIT_LENGTH
                && a.substring(ORGANISATION_FROM, ORGANISATION_TO)
                        .equals(b.substring(ORGANISATION_FROM, ORGANISATION_TO));
    }
}
