package creditbank.resolve.past;

/** The statements of {@link PastLearners}. */
final class PastLearnerSql {
    private static final String COLUMNS = """
            identity_id, batch_id, identity_key, document_token, name_key, phone_token, birth_date, source_id, birth_precision, gender, number, name, folded_name,
            document, phone""";

    static final String ADDED = """
            create temp table new_identity on commit drop as
            select identity_id, document_token, name_key from identity
            where batch_id in (select batch_id from later)
                or identity_id in (select identity_id from revival where revived_batch in (select batch_id from later))""";

    /** Whoever was new then, or had retired then. */
    static final String NOT_YET = """
            delete from identity
            where batch_id in (select batch_id from later)
                or identity_id in (
                    select identity_id from revival
                    where revived_batch in (select batch_id from later) and retired_batch not in (select batch_id from later))""";

    /** Those who had not retired then, though they came back since: they are there, but for their keys and pairs. */
    static final String REVIVED = """
            insert into new_identity
            select i.identity_id, i.document_token, i.name_key from identity i
            where i.identity_id in (
                select identity_id from revival
                where revived_batch in (select batch_id from later) and retired_batch in (select batch_id from later))""";

    static final String FORWARDS = """
            update learner set forward_to = null, forwarded_batch = null where forwarded_batch in (select batch_id from later)""";

    static final String UNDECIDED =
            "delete from link_decision where decided_at >= '%1$s'::timestamptz or undone_at < '%1$s'::timestamptz";

    /** Whatever stands was applied. */
    static final String STANDING = """
            update link_decision set undone_at = null, undone_by = null, applied_batch = 0
            where undone_at >= '%1$s'::timestamptz or applied_batch in (select batch_id from later)""";

    static final String RETIRED = """
            create temp table new_identity on commit drop as
            select identity_id, document_token, name_key from retired_identity
            where retired_batch in (select batch_id from later) and batch_id not in (select batch_id from later)""";

    static final String RESTORE = """
            insert into identity (%1$s) overriding system value
            select %1$s from retired_identity where identity_id in (select identity_id from new_identity)""".formatted(COLUMNS);

    static final String NOT_RETIRED =
            "delete from retired_identity where identity_id in (select identity_id from new_identity)";

    private PastLearnerSql() {}
}
