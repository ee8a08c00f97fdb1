package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.recognise.rule.RuleName;

/** Reads the name of a versioned file: id and version, as the file must be named. */
public final class NameNode {
    private static final int MOST_VERSIONS = 9999;

    private NameNode() {}

    /** The name as text; what is wrong is noted in the file. */
    public static String read(YamlFile file, YamlNode root) {
        return name(file, root).toString();
    }

    /** The same as id and version. */
    public static RuleName name(YamlFile file, YamlNode root) {
        YamlNode id = root.need("id");
        if (!id.text().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            id.problem("expected an id of lower-case letters, digits and hyphens" + id.found());
        }
        RuleName name = new RuleName(id.text(), root.need("version").integer(1, MOST_VERSIONS));
        String wanted = name + ".yaml";
        if (!file.fileName().equals(wanted)) {
            root.problem("the file must be named by id and version, " + wanted);
        }
        return name;
    }
}
