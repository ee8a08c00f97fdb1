create table identity (
    identity_id bigint generated always as identity primary key,
    batch_id bigint not null,
    identity_key uuid not null,
    document_token uuid,
    name_key uuid,
    phone_token uuid,
    birth_date date,
    source_id smallint not null,
    birth_precision smallint,
    gender smallint not null,
    number text not null,
    name text not null,
    folded_name text not null,
    document bytea,
    phone bytea,
    unique (identity_key, source_id)
);
create index identity_document on identity (document_token) where document_token is not null;
create index identity_name on identity (name_key) where name_key is not null;
comment on table identity is 'Each distinct set of facts with which a source names a learner.';
comment on column identity.identity_key is 'First 16 bytes of a keyed hash of all the facts as sent.';
comment on column identity.document_token is 'Keyed hash of the valid resident ID in its 18-character form, or of another exclusive document; null where absent or invalid.';
comment on column identity.name_key is 'Keyed hash of source, folded name, birth date and number; null unless all are known.';
comment on column identity.number is 'The sender''s own number of the learner.';
comment on column identity.name is 'The legal name exactly as sent.';
comment on column identity.folded_name is 'The name folded for matching.';
comment on column identity.document is 'The document number as sent, AES-GCM.';
comment on column identity.phone is 'The telephone number as sent, AES-GCM.';

create table staging.identity (like identity);
alter table staging.identity drop column identity_id, drop column source_id, drop column batch_id;
comment on table staging.identity is 'The template of a batch''s own staging table staging.identity_N; an identity may stand in it several times.';

create sequence learner_id;
create table learner (
    learner_id bigint primary key default nextval('learner_id'),
    batch_id bigint not null,
    forward_to bigint,
    forwarded_batch bigint
);
create index learner_forward on learner (forward_to) where forward_to is not null;
comment on table learner is 'People; an id is never reused and forwards for ever after a merge, unless a split gives it back.';
comment on column learner.batch_id is 'The batch that brought the first identity.';
comment on column learner.forward_to is 'The learner that now stands for this one, never itself forwarded; null while it stands for itself.';
comment on column learner.forwarded_batch is 'The batch that made it forward.';

create table membership (
    identity_id bigint not null,
    learner_id bigint not null,
    from_batch bigint not null,
    until_batch bigint,
    score real not null,
    reason smallint not null,
    unique nulls not distinct (identity_id, until_batch)
);
create index membership_learner on membership (learner_id) where until_batch is null;
comment on table membership is 'Which learner an identity belongs to, versioned; one row of each identity has no until_batch.';
comment on column membership.until_batch is 'The batch that moved the identity to another learner.';
comment on column membership.reason is 'By what the identity is matched: 1 an exclusive document; 2 name, birth date and number in one source; 3 nothing, so it stands alone.';
comment on column membership.score is 'Estimated probability that the membership is right.';
