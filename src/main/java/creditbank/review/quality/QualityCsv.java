package creditbank.review.quality;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The quality report's figures as CSV (RFC 4180, in UTF-8, lines end with LF): a head and one line a figure. */
public final class QualityCsv {
    private static final String HEAD = "month,source,provider,province,measure,detail,count\n";

    private QualityCsv() {}

    /** The bytes; the same figures have the same ones. */
    public static byte[] of(List<QualityLine> lines) {
        StringBuilder csv = new StringBuilder(HEAD);
        for (QualityLine line : lines) {
            csv.append(Stream.of(
                                    line.month(),
                                    line.source(),
                                    line.provider(),
                                    line.province(),
                                    line.measure().text(),
                                    line.detail(),
                                    Long.toString(line.count()))
                            .map(QualityCsv::field)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
