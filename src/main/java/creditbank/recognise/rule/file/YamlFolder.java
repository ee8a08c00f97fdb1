package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The YAML files of a folder, in the order of their names. */
public final class YamlFolder {
    private static final String ENDING = ".yaml";

    private YamlFolder() {}

    /**
     * Reads all files; a folder that is not there has none.
     *
     * @throws YamlException with every problem in every file
     */
    public static <T> List<T> all(Path folder, BiFunction<String, byte[], T> reader) throws IOException {
        List<T> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = YamlFile.nameOf(file);
            if (name.endsWith(ENDING)) {
                try {
                    read.add(reader.apply(name, Files.readAllBytes(file)));
                } catch (YamlException e) {
                    problems.addAll(e.problems());
                }
            } else if (name.matches("(?i).*[.]ya?ml")) {
                problems.add(name + ":1: expected the ending " + ENDING);
            }
        }
        if (!problems.isEmpty()) {
            throw new YamlException(problems);
        }
        return read;
    }

    /**
     * Reads a folder's one file.
     *
     * @param none what a folder without a file means
     * @throws YamlException with every problem, or where there are two
     */
    public static <T> T one(Path folder, BiFunction<String, byte[], T> reader, T none) throws IOException {
        List<String> names = new ArrayList<>();
        List<T> read = all(folder, (name, bytes) -> {
            names.add(name);
            return reader.apply(name, bytes);
        });
        if (read.size() > 1) {
            throw new YamlException(
                    List.of(names.getLast() + ":1: there is another file, " + names.getFirst() + ", expected one"));
        }
        return read.isEmpty() ? none : read.getFirst();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
