package creditbank.recognise.panel;

import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Plain;
import creditbank.vault.Vault;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The keyed hashes by which a member and a learner are told to be one person; the same for both. */
public final class Person {
    /** As {@code normalise} names the kinds of documents, each of which has hashes of its own. */
    private static final List<String> KINDS = List.of("resident-id", "passport", "other");

    private Person() {}

    /** Of a document, whatever kind a learner's sender says it is of. */
    public static Set<UUID> documents(Vault vault, String number) {
        Set<UUID> tokens = new HashSet<>();
        for (String kind : KINDS) {
            tokens.add(vault.token("document:" + kind, Plain.number(number)));
        }
        return tokens;
    }

    /** Of a name. */
    public static UUID named(Vault vault, String name) {
        return vault.token("panel:name", Fold.name(name));
    }

    /** Of a name and a birth date. */
    public static UUID born(Vault vault, String name, LocalDate birth) {
        return vault.token("panel:born", Fold.name(name) + "\n" + birth);
    }
}
