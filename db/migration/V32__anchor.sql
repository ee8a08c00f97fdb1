create table anchor (
    account text not null,
    size bigint not null,
    note text not null,
    block bigint,
    block_hash text,
    made_at timestamptz not null default now(),
    confirmed_at timestamptz,
    primary key (account, size)
);
create index anchor_open on anchor (account, size) where confirmed_at is null;
comment on table anchor is 'Checkpoints for a chain: an outbox until confirmed_at is known, a receipt afterwards.';
comment on column anchor.account is 'Chain, contract and sender, such as eip155:1337/0xabc…/0xdef….';
comment on column anchor.size is 'Entries of the log at the checkpoint.';
comment on column anchor.note is 'The signed checkpoint, verbatim, as the chain gets it.';
comment on column anchor.block is 'Where it was when it was confirmed, that is, had enough blocks above it.';

create table anchor_transaction (
    hash text primary key,
    account text not null,
    size bigint not null,
    number bigint not null,
    signed text not null,
    height bigint not null,
    made_at timestamptz not null default now(),
    foreign key (account, size) references anchor
);
create index anchor_transaction_size on anchor_transaction (account, size);
comment on table anchor_transaction is 'Transactions that carry checkpoints, kept before they are sent, so that the same bytes are sent again until one of them is confirmed.';
comment on column anchor_transaction.number is 'The sender''s transaction number, the nonce.';
comment on column anchor_transaction.signed is 'Hexadecimal.';
comment on column anchor_transaction.height is 'The chain''s height when it was signed.';
