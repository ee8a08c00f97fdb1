create table release (
    batch_id bigint primary key references batch,
    released_by text not null,
    reason text not null,
    released_at timestamptz not null default now()
);
comment on table release is 'Batches that the job''s limits held and that a person let pass: these limits do not hold them any more.';
