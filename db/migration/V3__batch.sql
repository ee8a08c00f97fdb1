create table source (
    source_id smallint generated always as identity primary key,
    name text not null unique
);
comment on table source is 'The senders'' deliveries that job files name; rows are added when a job file first runs.';
comment on column source.name is 'The job file''s name without its ending.';

create table batch (
    batch_id bigint generated always as identity primary key,
    source_id smallint not null references source,
    business_date date not null,
    run_id bigint not null unique,
    delivery_id bigint,
    epoch bigint not null default 1,
    state text not null check (state in ('open', 'credited', 'sealed', 'empty', 'nothing-new', 'refused', 'abandoned')),
    sequence bigint,
    mapping_digest text,
    rules_digest text,
    model_digest text,
    program text not null,
    rows bigint,
    reference_rows bigint,
    new bigint,
    changed bigint,
    unchanged bigint,
    duplicate bigint,
    withdrawn bigint,
    refused bigint,
    missing bigint,
    moved bigint,
    content_digest text,
    opened_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (source_id, sequence),
    check (state not in ('credited', 'sealed') or rows = new + changed + unchanged + duplicate + withdrawn + refused)
);
comment on table batch is 'What one run of one source changed in the bank.';
comment on column batch.run_id is 'The Spring Batch job instance: a restart goes on with the same batch.';
comment on column batch.epoch is 'The fencing token: raised by every execution of the run; a write under an older one is refused.';
comment on column batch.sequence is 'The source''s sealed batches counted from 1; given when the batch is credited.';
comment on column batch.mapping_digest is 'SHA-256 of the mapping file, hex.';
comment on column batch.rules_digest is 'SHA-256 of the normalising rules'' version, hex.';
comment on column batch.model_digest is 'SHA-256 of the match model, hex.';
comment on column batch.program is 'The version of the program.';
comment on column batch.rows is 'What should become claims, counted by the reader.';
comment on column batch.reference_rows is 'Rows of lookup tables, counted apart.';
comment on column batch.missing is 'Claims that a full delivery no longer has.';
comment on column batch.moved is 'Records that moved because learners merged or split in this batch.';
comment on column batch.content_digest is 'SHA-256 over natural keys and values of the batch''s record versions, hex; never published.';

create table finding (
    batch_id bigint not null references batch,
    ordinal bigint not null,
    code text not null,
    error boolean not null,
    file text not null,
    line bigint not null,
    field text not null,
    value text not null,
    expected text not null
);
create index finding_batch on finding (batch_id, ordinal);
comment on table finding is 'Coded facts about bad data; every text in it may be shown.';
comment on column finding.ordinal is 'The claim''s number in the delivery; 0 where the finding is about a file or the delivery.';
comment on column finding.error is 'Whether it refused the row.';

create table refusal (
    batch_id bigint not null references batch,
    ordinal bigint not null,
    code text not null,
    file text not null,
    line bigint not null,
    raw bytea not null,
    primary key (batch_id, ordinal)
);
comment on table refusal is 'The refused rows, one for each claim that the row should have become.';
comment on column refusal.code is 'The first error found.';
comment on column refusal.raw is 'The row''s text as read, encrypted with the delivery''s key.';
