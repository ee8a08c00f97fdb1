package creditbank.resolve.compare;

import creditbank.normalise.text.Pinyin;
import java.util.ArrayList;
import java.util.List;

/**
 * 1 where two names can be read alike in pinyin, tones apart: Han against Han character by character in any reading, or Han against Latin letters that spell
 * the readings in their order, spaces apart, with the surname first or last (a compound surname has two characters). 0 otherwise; Latin against Latin is 0, since other measures see it.
 */
public final class SameSound implements Similarity {

    @Override
    public double of(Letters a, Letters b) {
        boolean hanA = Pinyin.isHan(a.at(0));
        boolean hanB = Pinyin.isHan(b.at(0));
        if (hanA && hanB) {
            return alike(a, b) ? 1 : 0;
        }
        if (hanA != hanB) {
            return spells(hanA ? a : b, hanA ? b : a) ? 1 : 0;
        }
        return 0;
    }

    private static boolean alike(Letters a, Letters b) {
        boolean same = a.length() == b.length();
        for (int i = 0; same && i < a.length(); i++) {
            same = Pinyin.soundAlike(a.at(i), b.at(i));
        }
        return same;
    }

    private static boolean spells(Letters han, Letters latin) {
        List<Integer> letters = new ArrayList<>();
        for (int i = 0; i < latin.length(); i++) {
            int c = latin.at(i);
            if (c != ' ' && c != '\'' && c != '-') {
                letters.add(c == 'ü' ? 'v' : c);
            }
        }
        int n = han.length();
        boolean turned = spells(han, 0, n, letters, 0);
        for (int surname = 1; !turned && surname <= 2 && surname < n; surname++) {
            turned = spellsTurned(han, surname, letters);
        }
        return turned;
    }

    /** Whether the given name's readings come first and then the surname's. */
    private static boolean spellsTurned(Letters han, int surname, List<Integer> letters) {
        Letters turned = new Letters();
        for (int i = 0; i < han.length(); i++) {
            turned.append(han.at((i + surname) % han.length()));
        }
        return spells(turned, 0, turned.length(), letters, 0);
    }

    private static boolean spells(Letters han, int from, int to, List<Integer> letters, int at) {
        if (from == to) {
            return at == letters.size();
        }
        for (String reading : Pinyin.readings(han.at(from))) {
            if (startsWith(letters, at, reading) && spells(han, from + 1, to, letters, at + reading.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(List<Integer> letters, int at, String reading) {
        boolean fits = at + reading.length() <= letters.size();
        for (int i = 0; fits && i < reading.length(); i++) {
            fits = letters.get(at + i) == reading.charAt(i);
        }
        return fits;
    }
}
