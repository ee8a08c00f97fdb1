package creditbank.seal.audit;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Proofs;
import creditbank.seal.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inner levels of a proof, from a disclosure group to the batch's document; they travel in the {@code extra} of a {@link TlogProof}, whose outer level
 * leads from the document to the log.
 *
 * @param entry the batch's document, verbatim
 * @param index the place of the version's leaf among the batch's leaves
 * @param path the inclusion path to the document's {@code versionsRoot}, the leaf's sibling first
 * @param groups the six groups by their names, in their order
 */
public record RecordProof(String entry, long index, List<Hash> path, Map<String, ShownGroup> groups) {
    private static final Set<String> NAMES = Set.of("entry", "format", "groups", "index", "path", "type");
    private static final long FORMAT = 1;

    public RecordProof {
        path = List.copyOf(path);
    }

    /**
     * Reads what {@link #extra} wrote.
     *
     * @throws NoteException if it is anything else
     */
    public static RecordProof read(byte[] extra) {
        try {
            Map<String, Object> json = CanonicalReader.object(extra);
            if (!json.keySet().equals(NAMES)
                    || !Long.valueOf(FORMAT).equals(json.get("format"))
                    || !"record".equals(json.get("type"))
                    || !(json.get("entry") instanceof String entry)
                    || !(json.get("index") instanceof Long index)) {
                throw new IllegalArgumentException("expected a proof of a record, format " + FORMAT);
            }
            return new RecordProof(entry, index, path(json.get("path")), groups(json.get("groups")));
        } catch (IllegalArgumentException e) {
            throw new NoteException("extra: " + e.getMessage());
        }
    }

    private static List<Hash> path(@Nullable Object json) {
        List<Hash> path = new ArrayList<>();
        for (Object hash : json instanceof List<?> list ? list : List.of("")) {
            if (!(hash instanceof String hex) || !hex.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("path: expected hashes of 64 hexadecimal digits");
            }
            path.add(Hash.of(HexFormat.of().parseHex(hex)));
        }
        return path;
    }

    private static Map<String, ShownGroup> groups(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> all) || !all.keySet().equals(Set.copyOf(Derivation.GROUPS))) {
            throw new IllegalArgumentException("groups: expected " + Derivation.GROUPS);
        }
        Map<String, ShownGroup> groups = new LinkedHashMap<>();
        Derivation.GROUPS.forEach(
                name -> groups.put(name, ShownGroup.read(name, Objects.requireNonNull(all.get(name)))));
        return groups;
    }

    /** Its canonical JSON. */
    public byte[] extra() {
        Map<String, Object> shown = new LinkedHashMap<>();
        groups.forEach((name, group) -> shown.put(name, group.json()));
        return CanonicalJson.write(Map.of(
                        "type",
                        "record",
                        "format",
                        FORMAT,
                        "entry",
                        entry,
                        "index",
                        index,
                        "path",
                        path.stream().map(Hash::toString).toList(),
                        "groups",
                        shown))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same with only these groups shown. */
    public RecordProof showing(Set<String> names) {
        Map<String, ShownGroup> some = new LinkedHashMap<>();
        groups.forEach((name, group) -> some.put(name, names.contains(name) ? group : group.hidden()));
        return new RecordProof(entry, index, path, some);
    }

    /**
     * Requires that the groups are of a record version in the batch, and the batch in the log.
     *
     * @throws NoteException if any level does not lead to the next
     */
    public Proved verify(TlogProof outer, VerifierKey key) {
        byte[] utf8 = entry.getBytes(StandardCharsets.UTF_8);
        Checkpoint tree = outer.verify(new Hasher().leaf(utf8), key);
        Document batch = document(utf8);
        byte[] leaf = new byte[Derivation.GROUPS.size() * Hash.LENGTH];
        int at = 0;
        for (ShownGroup group : groups.values()) {
            System.arraycopy(HexFormat.of().parseHex(group.hash()), 0, leaf, at, Hash.LENGTH);
            at += Hash.LENGTH;
        }
        String root = batch.text("versionsRoot");
        if (!root.matches("[0-9a-f]{64}")
                || !Proofs.includes(
                        index,
                        batch.number("records"),
                        new Hasher().leaf(leaf),
                        path,
                        Hash.of(HexFormat.of().parseHex(root)))) {
            throw new NoteException("the groups do not lead to the root of batch " + batch.number("batch"));
        }
        return new Proved(tree, outer.index(), batch, groups);
    }

    private static Document document(byte[] entry) {
        try {
            Document batch = Document.read("the entry", entry);
            if (batch.type().equals("batch")) {
                return batch;
            }
            throw new NoteException("the entry is of type " + batch.type() + ", expected batch");
        } catch (DifferenceException e) {
            throw new NoteException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a proof has proved.
     *
     * @param tree the log as it was signed
     * @param entry the batch's place in it
     */
    public record Proved(Checkpoint tree, long entry, Document batch, Map<String, ShownGroup> groups) {}
}
