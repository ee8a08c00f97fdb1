package creditbank.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The probes of transparency-dev/merkle, most of which must be refused; skipped with a notice where they are not at hand. */
class MerkleVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("creditbank.vectors", "../shared/vectors"), "merkle", "testdata");

    @Test
    void inclusion_probes_are_accepted_or_refused_as_they_say() throws IOException {
        assertThat(mismatches("inclusion")).isEmpty();
    }

    @Test
    void consistency_probes_are_accepted_or_refused_as_they_say() throws IOException {
        assertThat(mismatches("consistency")).isEmpty();
    }

    @Test
    void subtree_inclusion_probes_are_accepted_or_refused_as_they_say() throws IOException {
        assertThat(mismatches("subtreeinclusion")).isEmpty();
    }

    @Test
    void subtree_consistency_probes_are_accepted_or_refused_as_they_say() throws IOException {
        assertThat(mismatches("subtreeconsistency")).isEmpty();
    }

    private static List<String> mismatches(String kind) throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(VECTORS), "SKIPPED: no Merkle probes at " + VECTORS + "; set -Dcreditbank.vectors");
        List<String> mismatches = new ArrayList<>();
        int count = 0;
        try (Stream<Path> files = Files.walk(VECTORS.resolve(kind))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode probe = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
                boolean refuse = probe.get("wantErr").asBoolean() || hasShortRoot(probe);
                if (accepts(kind, probe) == refuse) {
                    mismatches.add(file.toString());
                }
                count++;
            }
        }
        assertThat(count).isGreaterThan(90);
        return mismatches;
    }

    private static boolean accepts(String kind, JsonNode probe) {
        try {
            return switch (kind) {
                case "inclusion" ->
                    Proofs.includes(
                            size(probe, "leafIdx"),
                            size(probe, "treeSize"),
                            hash(probe.get("leafHash")),
                            proof(probe),
                            hash(probe.get("root")));
                case "consistency" ->
                    Proofs.continues(
                            size(probe, "size1"),
                            size(probe, "size2"),
                            proof(probe),
                            hash(probe.get("root1")),
                            hash(probe.get("root2")));
                case "subtreeconsistency" ->
                    Proofs.subtreeContinues(
                            new Subtree(size(probe, "start"), size(probe, "end"), hash(probe.get("root1"))),
                            size(probe, "size"),
                            proof(probe),
                            hash(probe.get("root2")));
                default ->
                    Proofs.subtreeIncludes(
                            size(probe, "leafIdx"),
                            new Subtree(size(probe, "start"), size(probe, "end"), hash(probe.get("root"))),
                            hash(probe.get("leafHash")),
                            proof(probe));
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A few probes compare texts of twelve bytes as roots; a hash of ours always has 32. */
    private static boolean hasShortRoot(JsonNode probe) {
        return List.of("root", "root1", "root2").stream()
                .map(probe::get)
                .anyMatch(root ->
                        root != null && !root.isNull() && root.asString().length() != 44);
    }

    private static long size(JsonNode probe, String field) {
        return Proofs.parseSize(probe.get(field).asString());
    }

    private static List<Hash> proof(JsonNode probe) {
        List<Hash> proof = new ArrayList<>();
        for (JsonNode hash : probe.get("proof")) {
            proof.add(hash(hash));
        }
        return proof;
    }

    private static Hash hash(JsonNode base64) {
        return base64.isNull()
                ? Hash.of(new byte[0])
                : Hash.of(Base64.getDecoder().decode(base64.asString()));
    }
}
