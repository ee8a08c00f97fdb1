create table heartbeat (
    source_id smallint primary key references source,
    tenure bigint not null,
    process text not null,
    seen_at timestamptz not null
);
comment on table heartbeat is 'When whoever holds a source was last seen alive. It is written every two seconds on the very session that holds the source''s lock; the row stays when the lock is given back.';
comment on column heartbeat.tenure is 'The tenure of the source in which it was written.';
comment on column heartbeat.process is 'The application name of all sessions of that process, by which they are ended when it falls silent while it holds the source.';

create table advance (
    batch_id bigint primary key references batch,
    stage text not null,
    stage_at timestamptz not null default now(),
    ended text check (ended in ('stopped', 'died')),
    read bigint not null default 0,
    read_again bigint not null default 0,
    credited bigint not null default 0,
    credited_again bigint not null default 0
);
comment on table advance is 'How far the last execution of a batch has come, written beside its transactions, so that it tells what a killed one was at.';
comment on column advance.stage is 'What it is at: turn (waits for its turn), pull, stage, prepare, wait (waits for the bank), credit, seal.';
comment on column advance.ended is 'How it ended without an end of its own: stopped, told to; died, found dead. Null while it is executed, and when it has an end.';
comment on column advance.read is 'Rows of the delivery that were read so far, whether they are staged yet or not.';
comment on column advance.read_again is 'Rows that executions have read although an earlier one had read them already.';
comment on column advance.credited is 'Rows that a credit transaction was begun with, whether it was committed or not; 0 before.';
comment on column advance.credited_again is 'Rows that credit transactions were begun with after one that was not committed.';
