package creditbank.resolve.match;

/** The statements of {@link Matches}. */
final class MatchSql {
    private static final String FACTS =
            "i.identity_id, s.name, i.name, i.number, i.birth_date, i.birth_precision, i.gender, i.phone_token, i.document_token, i.document";

    static final String NEW_FACTS = """
            select %s from new_identity n join identity i on i.identity_id = n.identity_id
            join source s on s.source_id = i.source_id
            order by i.identity_id""".formatted(FACTS);

    static final String ALL_FACTS =
            "select %s from identity i join source s on s.source_id = i.source_id".formatted(FACTS);

    static final String FACTS_OF_TWO = ALL_FACTS + " where i.identity_id in (?, ?)";

    static final String NEW_KEY =
            "create temp table new_key (key bigint, identity_id bigint, open boolean) on commit drop";

    static final String KEEP_KEYS =
            "insert into identity_key (key, identity_id, open) select key, identity_id, open from new_key order by key, identity_id";

    /**
     * Whoever stands under tonight's keys, where one of them is open: of two identities that both have a document nothing but the document decides, and most
     * have one.
     */
    static final String MET = """
            create temp table met on commit drop as
            select k.key, k.identity_id, k.open, n.identity_id is not null as fresh
            from (
                select distinct n.key from new_key n where exists (select from identity_key o where o.key = n.key and o.open)) asked
            join identity_key k on k.key = asked.key
            left join new_identity n on n.identity_id = k.identity_id""";

    /** Keys that too many identities share to compare all of them. */
    static final String HOT = """
            create temp table hot on commit drop as
            select key, count(*) as identities from met group by key having count(*) > %d""";

    /** How many pairs the hot keys would have asked for tonight. */
    static final String UNEXAMINED =
            "select count(*), coalesce(sum(h.identities - 1), 0) from new_key n join hot h on h.key = n.key";

    /** Each of tonight's identities with everybody in the bank and with those of tonight whose number is smaller, so each pair stands once. */
    static final String CANDIDATES = """
            create temp table candidate on commit drop as
            select distinct k.identity_id as a, n.identity_id as b
            from new_key n
            join met k on k.key = n.key and (k.open or n.open) and (not k.fresh or k.identity_id < n.identity_id)
            where not exists (select from hot h where h.key = n.key)""";

    static final String CANDIDATE_FACTS = """
            select %s from (
                select a as identity_id from candidate where b between ? and ?
                union select b from candidate where b between ? and ?) c
            join identity i on i.identity_id = c.identity_id join source s on s.source_id = i.source_id""".formatted(FACTS);

    static final String CANDIDATE_PAIRS = "select a, b from candidate where b between ? and ?";

    private MatchSql() {}
}
