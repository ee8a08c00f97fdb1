create table seal_leaf (
    leaf_id bigint generated always as identity primary key,
    type text not null check (type in ('batch', 'empty', 'export', 'withdrawal', 'erasure', 'audit')),
    format integer not null,
    subject text not null,
    batch_id bigint references batch,
    seal_root bytea,
    document bytea not null,
    position bigint,
    checkpoint text,
    made_at timestamptz not null default now(),
    sealed_at timestamptz,
    unique (type, subject)
);
create index seal_leaf_waiting on seal_leaf (leaf_id) where position is null;
comment on table seal_leaf is 'The documents for the ledger: an outbox until position is known, a receipt afterwards.';
comment on column seal_leaf.subject is 'What it seals, once: a batch number, a source and date, an export.';
comment on column seal_leaf.seal_root is 'RFC 6962 root over the salted leaves of the batch''s record versions; that over its refused rows is in the document.';
comment on column seal_leaf.document is 'Canonical JSON (RFC 8785), below 65,535 bytes.';
comment on column seal_leaf.checkpoint is 'The signed checkpoint whose tree holds it.';
