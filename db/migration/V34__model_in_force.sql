create table match_model (
    number integer primary key,
    digest text not null,
    model bytea not null,
    frequencies bytea not null,
    batch_id bigint not null,
    since timestamptz not null default now(),
    check (digest ~ '^[0-9a-f]{64}$')
);
comment on table match_model is 'The match models of learners by which the bank was matched, one after the other; that with the highest number is in force, and all keys and pairs are its.';
comment on column match_model.digest is 'SHA-256 of the model''s file; a batch''s model_digest is made from it.';
comment on column match_model.model is 'The file, as it was written.';
comment on column match_model.frequencies is 'The file of frequencies that it names.';
comment on column match_model.batch_id is 'The batch that put it in force: the bank''s first, or one of the source model.';
