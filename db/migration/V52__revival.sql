create table revival (
    identity_id bigint not null,
    retired_batch bigint not null,
    revived_batch bigint not null,
    primary key (identity_id, revived_batch)
);
comment on table revival is 'Identities that had retired with an undone batch and that a sender has named again since; they have their numbers and their learners back.';
comment on column revival.retired_batch is 'The batch of the source undo with which the identity had retired.';
comment on column revival.revived_batch is 'The batch that has named it again.';
comment on table retired_identity is 'Identities that only undone batches have named; they have no part in who is who until one of these is brought back, or a sender names them again.';
