create table ledger_log (
    origin text primary key,
    size bigint not null,
    root bytea not null,
    key_id text not null,
    signed_at timestamptz
);
comment on table ledger_log is 'The state that was committed last; compared and set before each signature.';
comment on column ledger_log.root is 'RFC 6962 root over the first size entries.';
comment on column ledger_log.key_id is 'The signing key''s id, eight hexadecimal digits; another key refuses to sign.';

create table ledger_entry (
    origin text not null references ledger_log,
    position bigint not null,
    leaf_hash bytea not null,
    entry bytea not null,
    primary key (origin, position),
    unique (origin, leaf_hash)
);
comment on table ledger_entry is 'The entries in their order; the tiles are rebuilt from them.';
comment on column ledger_entry.leaf_hash is 'SHA-256(0x00 || entry), RFC 6962.';
