package creditbank.matrix.judge;

import creditbank.cli.PracticeTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ID numbers of the whole province, which must not stand in any file of a bank or in anything that the program has said. */
public final class Canaries {
    private static final int DIGITS = 17;

    private final Set<String> numbers;

    Canaries(Set<String> numbers) {
        this.numbers = numbers;
    }

    /** Those of the province whose truth lies in the senders' folder. */
    public static Canaries of(Path senders) throws IOException {
        Set<String> numbers = PracticeTruth.personal(senders).getOrDefault("document", Set.of()).stream()
                .filter(number -> number.matches("\\d{17}[\\dX]"))
                .collect(Collectors.toSet());
        if (numbers.isEmpty()) {
            throw new IOException("there is no ID number to look for");
        }
        return new Canaries(numbers);
    }

    /** One of them. */
    public String any() {
        return numbers.iterator().next();
    }

    /** The files below a folder in which one of the numbers stands. */
    List<String> in(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (stands(file)) {
                    problems.add("an ID number stands in " + folder.relativize(file));
                }
            }
        }
        return problems;
    }

    private boolean stands(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return false; // The server has removed it meanwhile.
        }
        int digits = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte found = bytes[i];
            boolean digit = found >= '0' && found <= '9';
            if (digits >= DIGITS && (digit || found == 'X') && known(bytes, i)) {
                return true;
            }
            digits = digit ? digits + 1 : 0;
        }
        return false;
    }

    private boolean known(byte[] bytes, int last) {
        return numbers.contains(new String(bytes, last - DIGITS, DIGITS + 1, StandardCharsets.US_ASCII));
    }
}
