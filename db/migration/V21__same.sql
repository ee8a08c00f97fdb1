create table record_alias (
    learner_id bigint not null,
    record_key uuid not null,
    lead_key uuid not null,
    from_batch bigint not null,
    until_batch bigint
);
create unique index record_alias_key on record_alias (learner_id, record_key) where until_batch is null;
create index record_alias_lead on record_alias (learner_id, lead_key);
comment on table record_alias is 'Exact keys of a learner''s claims that stand under another key, since both speak of one achievement; versioned. A key without a current row stands for itself.';
comment on column record_alias.record_key is 'The claims'' key.';
comment on column record_alias.lead_key is 'The key of the record that they make; itself under no other.';
comment on column record_alias.until_batch is 'The batch that parted them again.';

create table record_doubt (
    learner_id bigint not null,
    a uuid not null,
    b uuid not null,
    levels integer not null,
    batch_id bigint not null,
    primary key (learner_id, a, b),
    check (a < b)
);
comment on table record_doubt is 'Pairs of exact keys of a learner that may be one achievement; counted as two.';
comment on column record_doubt.levels is 'How they agree in provider, number, code, title, level, when and amount, three bits each, the first lowest: 0 equal, 1 near, 2 unknown, 3 doubtful, 4 contrary.';
comment on column record_doubt.batch_id is 'The batch that found it.';

create or replace view record_claim as
select v.record_id, v.version, c.claim_id
from record_version v
join batch b on b.batch_id = v.batch_id
join record r on r.record_id = v.record_id
join membership m on m.learner_id = v.learner_id
join batch mf on mf.batch_id = m.from_batch and mf.credited <= b.credited
left join batch mu on mu.batch_id = m.until_batch
cross join lateral (
    select s.record_key, s.lead_key
    from record_alias s
    join batch sf on sf.batch_id = s.from_batch and sf.credited <= b.credited
    left join batch su on su.batch_id = s.until_batch
    where s.learner_id = v.learner_id and (s.record_key = r.record_key or s.lead_key = r.record_key)
        and (s.until_batch is null or su.credited > b.credited)
    union all
    select r.record_key, null) k
join claim c on c.identity_id = m.identity_id and c.record_key = k.record_key
join batch cf on cf.batch_id = c.batch_id and cf.credited <= b.credited
left join batch cu on cu.batch_id = c.ended_batch
where (m.until_batch is null or mu.credited > b.credited) and (c.ended_batch is null or cu.credited > b.credited)
    and (k.lead_key = r.record_key
        or k.lead_key is null and not exists (
            select from record_alias s
            join batch sf on sf.batch_id = s.from_batch and sf.credited <= b.credited
            left join batch su on su.batch_id = s.until_batch
            where s.learner_id = v.learner_id and s.record_key = r.record_key and (s.until_batch is null or su.credited > b.credited)));
