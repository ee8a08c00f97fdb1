package creditbank.resolve.match;

/** The statements of {@link Matches}, {@link SharedKeys} and {@link HotKeys}. */
final class MatchSql {
    private static final String FACTS =
            "i.identity_id, s.name, i.name, i.number, i.birth_date, i.birth_precision, i.gender, i.phone_token, i.document_token, i.document";

    static final String NEW_FACTS = """
            select %s from new_identity n join identity i on i.identity_id = n.identity_id
            join source s on s.source_id = i.source_id
            order by i.identity_id""".formatted(FACTS);

    static final String ALL_FACTS =
            "select %s from identity i join source s on s.source_id = i.source_id".formatted(FACTS);

    /** Of identities in rising order, so that the table's pages are read in theirs. */
    static final String FACTS_OF = """
            select %s from (select unnest(?) as identity_id) n join identity i on i.identity_id = n.identity_id
            join source s on s.source_id = i.source_id""".formatted(FACTS);

    static final String NEW_KEY = "create temp table new_key (key bigint, posting bigint) on commit drop";

    /** Tonight's identities, whose postings {@link #SHARED} tells from the bank's. */
    static final String NEW_IDENTITIES = "select identity_id from new_identity order by identity_id";

    /**
     * Whoever stands under tonight's keys, key by key. The keys come sorted and each is looked up, whatever the planner thinks of it: the way through the index
     * is that of the night's keys, never of the bank's.
     */
    static final String SHARED = """
            select n.key, k.posting
            from (
                select distinct key from new_key n where not exists (select from hot_key h where h.key = n.key) order by key) n
            cross join lateral (select posting from every_identity_key k where k.key = n.key offset 0) k""";

    static final String CANDIDATE = "create temp table candidate (a bigint, b bigint) on commit drop";

    /** Pairs and by how many keys each was found. */
    static final String CANDIDATES = "select a, b, count(*) from candidate group by a, b order by b, a";

    /** How many pairs the hot keys would have asked for tonight: each of the night's identities with all others, each pair once. */
    static final String UNEXAMINED = """
            select count(*), coalesce(sum(own * (identities - 1) - own * (own - 1) / 2), 0)
            from (
                select h.key, h.identities, count(*) as own from new_key n join hot_key h on h.key = n.key group by h.key, h.identities) k""";

    /** Keys that were hot before tonight have grown. */
    static final String GROW = """
            update hot_key h set identities = h.identities + n.identities
            from (select key, count(*) as identities from new_key group by key) n where n.key = h.key""";

    /** Hot keys of which some identities are gone. */
    static final String SHRINK = GROW.replace("h.identities + n.identities", "h.identities - n.identities");

    /** Pairs whose one end is gone; the other end is parted from it. */
    static final String PART_FROM = """
            with parted_from as (delete from pair p using new_identity n where p.%1$s = n.identity_id returning p.%2$s as identity_id)
            insert into parted select identity_id from parted_from""";

    static final String HEAT = "insert into hot_key (key, batch_id, identities) values (?, ?, ?)";

    /** Pairs between those who share a key that is hot from tonight on. */
    static final String UNDER_HOT = """
            create temp table under_hot on commit drop as
            with sharing as materialized (
                select h.key, k.posting / 2 as identity_id from hot_key h join every_identity_key k on k.key = h.key where h.batch_id = ?)
            select distinct p.a, p.b
            from sharing x join pair p on p.a = x.identity_id
            join sharing y on y.key = x.key and y.identity_id = p.b""";

    static final String UNDER_HOT_PAIRS = "select a, b, 0 from under_hot order by b, a";

    /** Which of some keys are hot. */
    static final String HOT_OF = "select key from hot_key where key = any(?)";

    static final String PART = "delete from pair where a = ? and b = ?";

    static final String PARTED = "insert into parted (identity_id) values (?), (?)";

    private MatchSql() {}
}
