create table identity_key_recent (
    key bigint not null,
    posting bigint not null,
    primary key (key, posting)
);
comment on table identity_key_recent is 'Blocking keys of the last nights, moved to identity_key together when they are an eighth of it: keys are hashes, so that a night''s would touch every page of the large index, and few of this one.';
comment on column identity_key_recent.key is 'As in identity_key.';
comment on column identity_key_recent.posting is 'As in identity_key.';

create view every_identity_key as
select key, posting from identity_key union all select key, posting from identity_key_recent;
comment on view every_identity_key is 'The blocking keys of every identity, settled and recent.';
