package creditbank.practice.sender.form;

/** Lines of comma-separated values by RFC 4180. */
final class Csv {
    private Csv() {}

    static String line(String... fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            append(line, fields[i]);
        }
        return line.append("\r\n").toString();
    }

    private static void append(StringBuilder line, String field) {
        boolean quoted = field.indexOf(',') >= 0
                || field.indexOf('"') >= 0
                || field.indexOf('\n') >= 0
                || field.indexOf('\r') >= 0;
        if (quoted) {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            line.append(field);
        }
    }
}
