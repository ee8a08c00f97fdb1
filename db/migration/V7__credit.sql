create sequence record_id;
create table record (
    record_id bigint primary key,
    learner_id bigint not null,
    record_key uuid not null,
    batch_id bigint not null references batch,
    version integer not null,
    live boolean not null,
    unique (learner_id, record_key)
);
comment on table record is 'Each achievement of each learner, once.';
comment on column record.record_key is 'First 16 bytes of the SHA-256 of kind, provider, what and when.';
comment on column record.batch_id is 'The batch of the current version.';
comment on column record.live is 'False when every claim behind it was withdrawn, or when it moved into another record.';

create table record_version (
    record_id bigint not null,
    batch_id bigint not null references batch,
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
create index record_version_batch on record_version (batch_id);
comment on table record_version is 'Every version of every record; never overwritten.';
comment on column record_version.claims is 'How many claims stand behind it.';

create table attempt (
    record_id bigint not null,
    version integer not null,
    ordinal smallint not null,
    result_date date,
    score_hundredths integer,
    kind smallint not null,
    scale smallint not null,
    status smallint,
    counts boolean not null,
    score text not null,
    primary key (record_id, version, ordinal)
);
comment on table attempt is 'The attempts at a course, as of a version of its record.';
comment on column attempt.counts is 'Whether the record shows this attempt''s result.';

create table record_claim (
    record_id bigint not null,
    claim_id bigint not null,
    version integer not null,
    primary key (record_id, version, claim_id)
);
comment on table record_claim is 'The claims behind a version of a record.';
