create table posting (
    key bigint not null,
    posting bigint not null
);
insert into posting (key, posting) select key, 2 * identity_id + open::int from identity_key order by key, identity_id;
drop table identity_key;
alter table posting rename to identity_key;
alter table identity_key add constraint identity_key_pkey primary key (key, posting);
comment on table identity_key is 'The blocking keys of every identity: two that share one are worth comparing.';
comment on column identity_key.key is 'A 64-bit hash of the rule''s number and the key''s parts; telephone numbers take part as their keyed hashes, document numbers not at all.';
comment on column identity_key.posting is 'Twice the identity''s number, and one more where it lacks a valid exclusive document: of two that both have one nothing but the document decides. In one number, so that the index alone answers.';

create table hot_key (
    key bigint primary key,
    batch_id bigint not null,
    identities bigint not null
);
comment on table hot_key is 'Keys that so many identities share that no pair is made by them: none that was made before one became hot stays, so that order changes nothing.';
comment on column hot_key.batch_id is 'The batch with which it became hot.';
comment on column hot_key.identities is 'How many share it.';
