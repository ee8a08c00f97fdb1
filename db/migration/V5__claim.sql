create sequence claim_id;
create table claim (
    claim_id bigint primary key default nextval('claim_id'),
    identity_id bigint not null,
    batch_id bigint not null,
    ended_batch bigint,
    claim_key uuid not null,
    content uuid not null,
    record_key uuid not null,
    begin_date date,
    end_date date,
    result_date date,
    score_hundredths integer,
    credits integer,
    hours integer,
    source_id smallint not null,
    trust smallint not null,
    kind smallint not null,
    begin_precision smallint,
    end_precision smallint,
    result_precision smallint,
    scale smallint not null,
    attempt smallint not null,
    status smallint,
    provider text not null,
    code text not null,
    title text not null,
    term text not null,
    number text not null,
    level text not null,
    score text not null
);
create unique index claim_live on claim (source_id, claim_key) where ended_batch is null;
create index claim_identity on claim (identity_id, record_key);
comment on table claim is 'What sources said: every content of every claim, the live one without ended_batch. Tables with a row for every claim, identity or record have no foreign keys: only the bank writer writes them, set-wise, and a check for each row would cost as much as the row.';
comment on column claim.batch_id is 'The batch that brought this content.';
comment on column claim.ended_batch is 'The batch that changed it, withdrew it or no longer had it.';
comment on column claim.claim_key is 'First 16 bytes of the SHA-256 of the sender''s row key.';
comment on column claim.content is 'First 16 bytes of a keyed hash of everything the claim says, the learner included.';
comment on column claim.record_key is 'First 16 bytes of the SHA-256 of kind, provider, what and when: the record''s natural key within its learner.';
comment on column claim.trust is 'The mapping''s trust: the claim with the highest says a field first.';
comment on column claim.credits is 'Hundredths.';
comment on column claim.hours is 'Hundredths.';
comment on column claim.title is 'Exactly as sent.';
comment on column claim.score is 'Exactly as sent.';

create schema staging;
create table staging.claim (like claim);
alter table staging.claim drop column claim_id, drop column identity_id, drop column batch_id, drop column ended_batch,
    drop column source_id, drop column trust;
alter table staging.claim add column ordinal bigint not null, add column line bigint not null, add column identity_key uuid,
    add column withdraw boolean not null, add column file text not null;
comment on table staging.claim is 'The template of a batch''s own staging table staging.claim_N, which is dropped when the batch is sealed.';
comment on column staging.claim.ordinal is 'The claim''s number in the delivery.';
comment on column staging.claim.line is 'The line or element in the file, for findings that compare rows.';
comment on column staging.claim.withdraw is 'The row takes the claim back; only its key counts.';
comment on column staging.claim.identity_key is 'The identity that the row names; null where the row withdraws.';
create table staging.mention (claim_key uuid not null);
comment on table staging.mention is 'The template of staging.mention_N: keys of refused rows, whose claims a full delivery does not withdraw.';
