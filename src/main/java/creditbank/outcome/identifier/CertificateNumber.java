package creditbank.outcome.identifier;

/**
 * A certificate's number in normal form: NFKC, upper case, without spaces and hyphens. Lengths with a known layout are checked against it:
 *
 * <ul>
 *   <li>18 digits, higher-education diploma: school 5, type 1 (1 5 6 7), year 4, level 2 (01 02 04 05 06), serial 6;
 *   <li>16 characters, degree certificate: institution 5, level 1 (2 3 4), year 4, then a digit, S (double degree) or E (second degree), serial; or 17 with
 *       C (adult), Z (professional) or T (equivalent) before it; 17 digits also were diplomas of 2001 and 2002;
 *   <li>16 digits, vocational qualification (职业资格证书): year 2, province 2, city 2, kind 1, site 3, level 1 (1 to 5), serial 5;
 *   <li>22 characters, vocational skill level: Y or S, body 4, province 2, site 6, year 2, level 1 (1 to 5), serial 6; a
 *       second letter anywhere marks a special-grade technician.
 * </ul>
 *
 * @param text the normal form
 */
public record CertificateNumber(String text) {

    /** Whether the number fits the layouts of its length; a length without a known layout always does. */
    public boolean hasKnownStructure() {
        return switch (text.length()) {
            case 16 -> isDegree(text) || isQualification();
            case 17 -> isDigits(0, 17) || ("CZT".indexOf(text.charAt(0)) >= 0 && isDegree(text.substring(1)));
            case 18 -> isDiploma();
            case 22 -> isSkillLevel();
            default -> true;
        };
    }

    private boolean isDiploma() {
        return isDigits(0, 18)
                && "1567".indexOf(text.charAt(5)) >= 0
                && isYear(text, 6)
                && text.charAt(10) == '0'
                && "12456".indexOf(text.charAt(11)) >= 0;
    }

    private static boolean isDegree(String text) {
        CertificateNumber number = new CertificateNumber(text);
        boolean serial = number.isDigits(11, 16) && (number.isDigits(10, 11) || "SE".indexOf(text.charAt(10)) >= 0);
        return serial && number.isDigits(0, 10) && "234".indexOf(text.charAt(5)) >= 0 && isYear(text, 6);
    }

    private boolean isQualification() {
        return isDigits(0, 16) && hasRegion(2) && isLevel(10);
    }

    private boolean isSkillLevel() {
        boolean ordinary = isDigits(1, 22) && hasRegion(5) && isLevel(15);
        long letters = text.chars().filter(c -> c >= 'A' && c <= 'Z').count();
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return "YS".indexOf(text.charAt(0)) >= 0 && (ordinary || (letters == 2 && digits == 20));
    }

    private boolean hasRegion(int from) {
        return Region.of(Integer.parseInt(text, from, from + 2, 10)) != null;
    }

    private boolean isLevel(int at) {
        return text.charAt(at) >= '1' && text.charAt(at) <= '5';
    }

    private static boolean isYear(String text, int from) {
        int year = Integer.parseInt(text, from, from + 4, 10);
        return year >= 1900 && year <= 2100;
    }

    private boolean isDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
