package creditbank.practice.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data tables under {@code practice/} in the class path: UTF-8, fields separated by spaces, comments with #. */
public final class Tables {
    private Tables() {}

    public static List<String[]> rows(String name) {
        return lines(name).stream().map(line -> line.split(" ", -1)).toList();
    }

    public static List<String> lines(String name) {
        try (InputStream in = Tables.class.getResourceAsStream("/practice/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no table practice/" + name + ".txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("practice/" + name + ".txt", e);
        }
    }
}
