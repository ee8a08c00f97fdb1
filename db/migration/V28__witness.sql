alter table ledger_log add column waiting_since timestamptz;
comment on column ledger_log.waiting_since is 'Since when a signed checkpoint waits for its quorum of witnesses; null while readers see the last one, and without a policy.';

create table ledger_witness (
    origin text not null references ledger_log,
    witness text not null,
    size bigint not null default 0,
    asked_at timestamptz not null,
    cosigned_at timestamptz,
    failure text,
    failing_since timestamptz,
    primary key (origin, witness)
);
comment on table ledger_witness is 'What each witness answered last; only where to begin with the next question: the witnesses themselves know.';
comment on column ledger_witness.witness is 'The witness''s key, name+id+base64.';
comment on column ledger_witness.size is 'The largest tree of this log that it has said to have seen.';
comment on column ledger_witness.failure is 'Why its last answer was no cosignature; null where it was one.';
