package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.model.BlockTerm.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one blocking key: terms with a plus between, each a column, or several with a slash between, and a form. */
final class BlockText {
    private static final int MOST_LETTERS = 32;

    private final YamlNode node;
    private final Map<String, Integer> numbers;

    BlockText(YamlNode node, Map<String, Integer> numbers) {
        this.node = node;
        this.numbers = numbers;
    }

    BlockRule rule() {
        List<BlockTerm> terms = new ArrayList<>();
        for (String text : node.text().split("\\+", -1)) {
            terms.add(term(text.strip().split("\\s+", -1)));
        }
        return new BlockRule(terms);
    }

    private BlockTerm term(String[] words) {
        List<Integer> columns = new ArrayList<>();
        for (String name : words[0].split("/", -1)) {
            Integer number = numbers.get(name);
            if (number == null) {
                node.problem("there is no column '" + name + "'; columns are " + String.join(", ", numbers.keySet()));
            } else {
                columns.add(number);
            }
        }
        Form form = words.length == 1 ? Form.VALUE : form(words[1]);
        boolean counted = form == Form.FIRST || form == Form.LAST;
        if (words.length > 2 != counted || words.length > 3) {
            node.problem("'" + String.join(" ", words) + "': " + (counted ? "one number" : "nothing")
                    + " stands behind the form");
        }
        return new BlockTerm(columns, form, counted && words.length == 3 ? length(words[2]) : 0);
    }

    private Form form(String name) {
        List<String> names = new ArrayList<>();
        for (Form form : Form.values()) {
            String text = form.name().toLowerCase(Locale.ROOT);
            if (text.equals(name)) {
                return form;
            }
            names.add(text);
        }
        node.problem("unknown form '" + name + "', expected one of " + String.join(", ", names));
        return Form.VALUE;
    }

    private int length(String text) {
        if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= MOST_LETTERS) {
            return Integer.parseInt(text);
        }
        node.problem("expected a number of letters from 1 to " + MOST_LETTERS + ", found '" + text + "'");
        return 1;
    }
}
