create table undoing (
    batch_id bigint not null references batch,
    undone_by bigint not null references batch,
    redone_by bigint references batch,
    taken bigint not null default 0,
    revived bigint not null default 0,
    kept bigint not null default 0,
    primary key (batch_id, undone_by)
);
create unique index undoing_standing on undoing (batch_id) where redone_by is null;
comment on table undoing is 'The batches that were taken back, each by a batch of the source undo. Nothing is deleted: of each key there stands what the last batch that counts has written, if need be in a claim of the undoing batch.';
comment on column undoing.redone_by is 'The batch of the source undo that took the undoing back; null while the batch is undone.';
comment on column undoing.taken is 'Live claims that ended with the undoing.';
comment on column undoing.revived is 'Earlier claims that began again.';
comment on column undoing.kept is 'Claims that later batches of the source had changed since; they stay.';

create table retired_identity (like identity);
alter table retired_identity add primary key (identity_id);
alter table retired_identity add column retired_batch bigint not null;
comment on table retired_identity is 'Identities that only undone batches have named; they have no part in who is who until one of these is brought back, or a sender names them again, under a new number.';
comment on column retired_identity.retired_batch is 'The batch of the source undo with which it was retired.';
