create table identity (
    identity_id bigint generated always as identity primary key,
    source_id smallint not null references source,
    batch_id bigint not null references batch,
    identity_key uuid not null,
    document_token uuid,
    phone_token uuid,
    birth_date date,
    birth_precision smallint,
    gender smallint not null,
    number text not null,
    name text not null,
    folded_name text not null,
    document bytea,
    phone bytea,
    unique (source_id, identity_key)
);
comment on table identity is 'Each distinct set of facts with which a source names a learner.';
comment on column identity.identity_key is 'First 16 bytes of a keyed hash of all the facts as sent.';
comment on column identity.document_token is 'Keyed hash of the valid resident ID in its 18-character form, or of another exclusive document; null where absent or invalid.';
comment on column identity.number is 'The sender''s own number of the learner.';
comment on column identity.name is 'The legal name exactly as sent.';
comment on column identity.folded_name is 'The name folded for matching.';
comment on column identity.document is 'The document number as sent, AES-GCM.';
comment on column identity.phone is 'The telephone number as sent, AES-GCM.';

create table staging.identity (like identity);
alter table staging.identity drop column identity_id, drop column source_id, drop column batch_id;
comment on table staging.identity is 'The template of a batch''s own staging table staging.identity_N; an identity may stand in it several times.';

create table identity_key (
    key uuid not null,
    identity_id bigint not null references identity,
    kind smallint not null,
    primary key (key, kind, identity_id)
);
create index identity_key_identity on identity_key (identity_id);
comment on table identity_key is 'The keys by which identities are looked up.';
comment on column identity_key.kind is '1 exclusive document; 2 folded name, birth date and number within one source.';

create sequence learner_id;
create table learner (
    learner_id bigint primary key default nextval('learner_id'),
    batch_id bigint not null references batch,
    forward_to bigint references learner,
    forwarded_batch bigint references batch
);
comment on table learner is 'People; an id is never reused and forwards for ever after a merge.';
comment on column learner.forward_to is 'The learner that now stands for this one, null while it stands for itself.';

create table membership (
    identity_id bigint not null references identity,
    learner_id bigint not null references learner,
    from_batch bigint not null references batch,
    until_batch bigint references batch,
    reason smallint not null,
    score real not null,
    primary key (identity_id, from_batch)
);
create unique index membership_current on membership (identity_id) where until_batch is null;
create index membership_learner on membership (learner_id) where until_batch is null;
comment on table membership is 'Which learner an identity belongs to, versioned.';
comment on column membership.reason is '1 the same exclusive document; 2 the same name, birth date and number in one source; 3 alone so far.';
comment on column membership.score is 'Estimated probability that the membership is right.';
