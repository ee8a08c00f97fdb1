create table erasure (
    erasure_id bigint generated always as identity primary key,
    tombstone uuid not null unique,
    learner_id bigint not null unique,
    reason text not null,
    erased_by text not null,
    erased_at timestamptz not null default now(),
    destroyed_at timestamptz,
    document text not null
);
comment on table erasure is 'Learners who were erased: their facts are deleted, the keys of their records destroyed. A number of a learner is never used again.';
comment on column erasure.tombstone is 'Random; the name of the erasure in the ledger, which leads to nobody.';
comment on column erasure.learner_id is 'The learner, and whoever forwards to it.';
comment on column erasure.destroyed_at is 'When the keys were gone from the disk; null between the deletion of the facts and that.';
comment on column erasure.document is 'The leaf for the ledger, which gets it once the keys are gone.';

create table erased_record (
    record_id bigint primary key,
    erasure_id bigint not null references erasure
);
comment on table erased_record is 'Records and acts whose keys an erasure destroys, or has destroyed.';

create table erased_leaf (
    batch_id bigint not null references batch,
    erasure_id bigint not null references erasure,
    kind text not null check (kind in ('version', 'worksheet', 'act')),
    leaf bytea not null
);
create index erased_leaf_batch on erased_leaf (batch_id);
comment on table erased_leaf is 'The salted leaf hashes of erased versions, worksheets and acts. Their batches'' roots need them; without the key nobody can tell of what they are.';
comment on column erased_leaf.kind is 'Under which of the batch''s roots it stands.';

create table erased_identity (
    token uuid primary key,
    erasure_id bigint not null references erasure
);
comment on table erased_identity is 'Keyed hashes by which rows that still name an erased learner are told and refused.';
comment on column erased_identity.token is 'As identity.identity_key, document_token or name_key.';
