package creditbank.practice;

import creditbank.practice.world.World;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A generated night, read back with other people's readers; its truth is opened again. */
record Generated(Path home, int night) {

    static Generated of(Path home, int learners, long seed, int night) throws IOException {
        new Generation(World.of(learners, seed), night, home).run();
        Files.setPosixFilePermissions(home.resolve("truth"), PosixFilePermissions.fromString("rwx------"));
        return new Generated(home, night);
    }

    Path truth(String name) {
        return home.resolve("truth").resolve("night-" + night).resolve(name);
    }

    List<NamedCsvRecord> rows(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(truth(name), StandardCharsets.UTF_8)) {
            return reader.stream().toList();
        }
    }

    JsonNode counts() {
        return JsonMapper.shared().readTree(truth("counts.json").toFile());
    }

    /** Every file's SHA-256 by its name below the home. */
    Map<String, String> digests() throws IOException, NoSuchAlgorithmException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(home.relativize(file).toString(), HexFormat.of().formatHex(sha256));
            }
        }
        return digests;
    }
}
