create sequence record_id;
create table record (
    record_id bigint primary key,
    learner_id bigint not null,
    record_key uuid not null,
    batch_id bigint not null,
    content uuid,
    version integer not null,
    live boolean not null,
    unique (learner_id, record_key)
);
comment on table record is 'Each achievement of each learner, once.';
comment on column record.record_key is 'First 16 bytes of the SHA-256 of kind, provider, what and when.';
comment on column record.batch_id is 'The batch of the current version.';
comment on column record.content is 'First 16 bytes of the SHA-256 of the current version''s canonical line, for comparing.';
comment on column record.live is 'False when every claim behind it was withdrawn, or when it moved into another record.';

create table record_version (
    record_id bigint not null,
    batch_id bigint not null,
    learner_id bigint not null,
    version integer not null,
    begin_date date,
    end_date date,
    result_date date,
    score_hundredths integer,
    credits integer,
    hours integer,
    claims integer not null,
    live boolean not null,
    kind smallint not null,
    begin_precision smallint,
    end_precision smallint,
    result_precision smallint,
    scale smallint not null,
    attempt smallint not null,
    status smallint,
    provider text not null,
    code text not null,
    title text not null,
    term text not null,
    number text not null,
    level text not null,
    score text not null,
    primary key (record_id, version)
);
-- A batch's versions lie together, so a block range index finds them at next to no cost.
create index record_version_batch on record_version using brin (batch_id) with (pages_per_range = 16);
comment on table record_version is 'Every version of every record; never overwritten.';
comment on column record_version.claims is 'How many claims stand behind it; the view record_claim says which.';
comment on column record_version.attempt is 'How the attempt came about that the record shows.';

create table attempt (
    record_id bigint not null,
    version integer not null,
    result_date date,
    score_hundredths integer,
    ordinal smallint not null,
    result_precision smallint,
    kind smallint not null,
    scale smallint not null,
    status smallint,
    counts boolean not null,
    score text not null,
    primary key (record_id, version, ordinal)
);
comment on table attempt is 'The attempts at a course, as of a version of its record, where there are two or more; a single attempt is the result that the version itself shows.';
comment on column attempt.counts is 'Whether the record shows this attempt''s result.';

alter table batch add column credited bigint unique;
create sequence credited;
comment on column batch.credited is 'The batch''s place in the order in which batches were credited; their numbers only tell the order in which they were opened.';

create view record_claim as
select v.record_id, v.version, c.claim_id
from record_version v
join batch b on b.batch_id = v.batch_id
join record r on r.record_id = v.record_id
join membership m on m.learner_id = v.learner_id
join batch mf on mf.batch_id = m.from_batch and mf.credited <= b.credited
left join batch mu on mu.batch_id = m.until_batch
join claim c on c.identity_id = m.identity_id and c.record_key = r.record_key
join batch cf on cf.batch_id = c.batch_id and cf.credited <= b.credited
left join batch cu on cu.batch_id = c.ended_batch
where (m.until_batch is null or mu.credited > b.credited) and (c.ended_batch is null or cu.credited > b.credited);
comment on view record_claim is 'The claims behind a version of a record: recomputed, not stored.';
