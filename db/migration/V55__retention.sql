create table purge (
    purge_id bigint generated always as identity primary key,
    archive text not null unique,
    bytes bigint not null,
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    policy_digest text not null,
    began_at timestamptz not null default now(),
    ended_at timestamptz
);
comment on table purge is 'The purges of what has aged, and their archives, which are complete on disk before anything is deleted.';
comment on column purge.archive is 'The archive''s file below HOME/archive.';
comment on column purge.bytes is 'Of the archive.';
comment on column purge.digest is 'SHA-256 of the archive, hex.';
comment on column purge.policy_digest is 'SHA-256 of jobs/retention/policy.yaml, hex.';
comment on column purge.ended_at is 'Null while it still deletes; the next purge goes on with one that was killed.';

create table purged (
    kind text not null check (kind in ('run', 'delivery', 'object', 'refusals', 'findings', 'export')),
    subject text not null,
    purge_id bigint not null references purge,
    primary key (kind, subject)
);
create index purged_purge on purged (purge_id);
comment on table purged is 'What was deleted, one row each, written in the transaction that deletes.';
comment on column purged.subject is 'Of a run, delivery or export its number; of refusals and findings their batch''s; of an object its digest.';

alter table landed_object alter column wrapped_key drop not null;
comment on column landed_object.wrapped_key is 'The object''s own key set, encrypted with the vault''s key; without it the bytes are lost. Null once a purge has deleted the bytes.';
comment on column landed_object.landed_at is 'When these bytes came last.';
create index delivery_part_digest on delivery_part (digest);
comment on index delivery_part_digest is 'Which deliveries still need an object.';

alter table refusal alter column raw drop not null;
alter table refusal add column raw_digest bytea;
alter table refusal add check ((raw is null) = (raw_digest is not null));
comment on column refusal.raw is 'The row''s text as read, encrypted with the delivery''s key; null once a purge has deleted it.';
comment on column refusal.raw_digest is 'SHA-256 of the encrypted text that a purge has deleted: the row''s leaf in the ledger is made of it.';

-- Spring Batch has no index on these, without which each deleted execution would read both tables whole.
create index batch_step_execution_job on batch_step_execution (job_execution_id);
create index batch_job_execution_params_job on batch_job_execution_params (job_execution_id);
create index batch_job_execution_instance on batch_job_execution (job_instance_id);
