package creditbank.read.delimited;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a file's header with the columns that were agreed: the same names, in the same order, each once. A first line that has fewer than half of them is
 * no header.
 */
final class Header {

    private Header() {}

    static List<Finding> compare(String file, List<String> found, List<String> expected) {
        List<Finding> wrong = new ArrayList<>();
        if (found.equals(expected)) {
            return wrong;
        }
        Place place = new Place(file, 1);
        long known = expected.stream().filter(found::contains).count();
        if (known * 2 < expected.size()) {
            // The first row stands here, of which nothing may be shown.
            String there = found.isEmpty() ? "an empty file" : known + " of the columns in " + found.size() + " fields";
            wrong.add(new Finding(
                    Code.DELIVERY_HEADER,
                    place,
                    "",
                    there,
                    "a header with the columns " + String.join(", ", expected)));
            return wrong;
        }
        Set<String> seen = new HashSet<>();
        for (String column : found) {
            if (!seen.add(column)) {
                wrong.add(new Finding(Code.DELIVERY_HEADER, place, column, column, "the column once"));
            }
        }
        Set<String> told = new HashSet<>(expected);
        for (int i = 0; i < expected.size(); i++) {
            String column = expected.get(i);
            if (!seen.contains(column)) {
                String there = i < found.size() && !expected.contains(found.get(i)) ? found.get(i) : "";
                told.add(there);
                String expectation = "column " + (i + 1) + " named '" + column + "'";
                wrong.add(new Finding(Code.DELIVERY_HEADER, place, column, there, expectation));
            }
        }
        for (String column : found) {
            if (told.add(column)) {
                wrong.add(new Finding(Code.DELIVERY_HEADER, place, column, column, "no column of this name"));
            }
        }
        if (wrong.isEmpty()) {
            wrong.add(new Finding(Code.DELIVERY_HEADER, place, "", String.join(",", found), "the agreed order"));
        }
        return wrong;
    }
}
