package creditbank.ledger.policy;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of a policy. Names are compared by their bytes; nothing that is not in the specification is taken. Collects every problem. */
final class PolicyParser {
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,5}");
    private static final String NONE = "none";
    private static final int DELETE = 0x7f;
    /** What reads a policy calls itself for each level. */
    private static final int MOST_LEVELS = 32;

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<Member.Witness> witnesses = new ArrayList<>();
    private final Map<String, Member> defined = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Integer> memberOf = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private Optional<Member> quorum = Optional.empty();
    private int quorumLine;
    private int line;

    PolicyParser(String file) {
        this.file = file;
    }

    Policy parse(byte[] bytes) {
        // One char a byte: the file is octets, and only names, keys and addresses are decoded.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String row : text.split("\n", -1)) {
            line++;
            if (row.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == DELETE)) {
                problem("a control character, expected only tabs and newlines");
            } else {
                // Of white space, that is of what trim takes, only blanks and tabs are left here.
                row(row.trim());
            }
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            problem("the last line does not end in a newline");
        }
        if (quorumLine == 0) {
            problem("no quorum line, expected exactly one");
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return new Policy(logs, witnesses, quorum, file + ":" + quorumLine);
    }

    private void row(String row) {
        if (row.isEmpty() || row.startsWith("#")) {
            return;
        }
        List<String> words = Arrays.asList(row.split("[ \t]+"));
        try {
            switch (words.getFirst()) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default -> problem("'" + shown(words.getFirst()) + "', expected log, witness, group or quorum");
            }
        } catch (NoteException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    private void log(List<String> words) {
        if (count(words, 2, 3, "log KEY [URL]")) {
            VerifierKey key = key(words.get(1), VerifierKey.NOTE);
            url(words, 2);
            logs.add(key);
        }
    }

    private void witness(List<String> words) {
        if (count(words, 3, 4, "witness NAME KEY [URL]")) {
            broken.add(words.get(1));
            VerifierKey key = key(words.get(2), VerifierKey.COSIGNATURE);
            Member.Witness witness = new Member.Witness(shown(words.get(1)), key, url(words, 3));
            define(words.get(1), witness);
            witnesses.add(witness);
        }
    }

    private void group(List<String> words) {
        if (!count(words, 4, Integer.MAX_VALUE, "group NAME all|any|K MEMBER…")) {
            return;
        }
        List<Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : words.subList(3, words.size())) {
            Member member = defined.get(name);
            Integer before = memberOf.putIfAbsent(name, line);
            if (member == null) {
                undefined(name);
            } else if (!seen.add(name) || before != null) {
                problem("'" + shown(name) + "' is a member already, in line " + (before == null ? line : before)
                        + "; a name may be a member once");
            } else {
                members.add(member);
            }
        }
        int threshold = threshold(words.get(2), words.size() - 3);
        int levels = 1 + members.stream().mapToInt(PolicyParser::levels).max().orElse(0);
        if (levels > MOST_LEVELS) {
            problem("groups in groups of more than " + MOST_LEVELS + " levels");
            broken.add(words.get(1));
        } else if (threshold > 0 && members.size() == words.size() - 3) {
            define(words.get(1), new Member.Group(shown(words.get(1)), threshold, members));
        } else {
            // Known, so that the lines below are not blamed for this one.
            broken.add(words.get(1));
        }
    }

    private static int levels(Member member) {
        return switch (member) {
            case Member.Witness witness -> 0;
            case Member.Group group ->
                1
                        + group.members().stream()
                                .mapToInt(PolicyParser::levels)
                                .max()
                                .orElse(0);
        };
    }

    private int threshold(String word, int members) {
        if (word.equals("all")) {
            return members;
        }
        if (word.equals("any")) {
            return 1;
        }
        if (!THRESHOLD.matcher(word).matches() || Integer.parseInt(word) > members) {
            problem("'" + shown(word) + "', expected all, any or a number from 1 to " + members);
            return 0;
        }
        return Integer.parseInt(word);
    }

    private void quorum(List<String> words) {
        if (!count(words, 2, 2, "quorum NAME or quorum none")) {
            return;
        }
        if (quorumLine > 0) {
            problem("a second quorum line; the first is line " + quorumLine);
            return;
        }
        quorumLine = line;
        if (words.get(1).equals(NONE)) {
            return;
        }
        Member member = defined.get(words.get(1));
        if (member == null) {
            undefined(words.get(1));
        }
        quorum = Optional.ofNullable(member);
    }

    private void undefined(String name) {
        if (!broken.contains(name)) {
            problem("'" + shown(name) + "' is not defined above");
        }
    }

    private VerifierKey key(String word, byte type) {
        VerifierKey key = VerifierKey.parse(utf8(word));
        if (key.type() != type) {
            throw new NoteException("the key of " + key.name() + " has type " + key.type() + ", expected " + type + ", "
                    + (type == VerifierKey.NOTE ? "an Ed25519 log key" : "an Ed25519 cosignature key"));
        }
        Integer before = keys.putIfAbsent(key.keyText(), line);
        if (before != null) {
            throw new NoteException("the same key as in line " + before + "; no two may share one");
        }
        return key;
    }

    private String url(List<String> words, int at) {
        if (at >= words.size()) {
            return "";
        }
        String text = utf8(words.get(at));
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException("'" + text + "', expected an http or https address: " + e.getMessage());
        }
        throw new NoteException("'" + text + "', expected an http or https address");
    }

    private void define(String name, Member member) {
        if (name.equals(NONE) || defined.putIfAbsent(name, member) != null) {
            problem("the name '" + shown(name) + "' is taken; witnesses and groups need one each, other than none");
        }
    }

    private boolean count(List<String> words, int least, int most, String form) {
        boolean right = words.size() >= least && words.size() <= most;
        if (!right) {
            problem(words.size() + " words, expected " + form);
        }
        return right;
    }

    private void problem(String words) {
        problems.add(file + ":" + line + ": " + words);
    }

    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException("a key or an address must be UTF-8");
        }
    }

    /** A name as it can be read: as UTF-8 where it is that. */
    private static String shown(String octets) {
        try {
            return utf8(octets);
        } catch (NoteException e) {
            return octets;
        }
    }
}
