alter table claim add column line bigint;
alter table claim alter column line set statistics 0;
comment on column claim.line is 'Line or element of the row in its file, of the delivery that brought this content; null in claims from before it was kept.';

create sequence record_word;
comment on sequence record_word is 'Numbers of what people say of records: decisions and corrections have one row of numbers.';

create table record_correction (
    correction_id bigint primary key default nextval('record_word'),
    facet text not null,
    value text not null,
    was text not null,
    reason text not null,
    corrected_by text not null,
    corrected_at timestamptz not null default now(),
    undone_by text,
    undone_at timestamptz,
    applied_batch bigint
);
create index record_correction_waiting on record_correction (correction_id) where applied_batch is null;
comment on table record_correction is 'What people corrected by hand: it stands over what senders say until it is taken back.';
comment on column record_correction.facet is 'The field, as commands write it.';
comment on column record_correction.value is 'What the record shall show, in normal form.';
comment on column record_correction.was is 'What the claims came to when it was corrected; a sender who says something else later is a doubt.';
comment on column record_correction.applied_batch is 'The batch that follows it as it stands now; null while it waits.';

create table correction_claim (
    correction_id bigint not null references record_correction,
    source_id smallint not null,
    claim_key uuid not null,
    primary key (correction_id, source_id, claim_key)
);
create index correction_claim_key on correction_claim (source_id, claim_key);
comment on table correction_claim is 'The claims that stood behind the record that was corrected: the correction goes wherever one of them stands, whoever the learner is by then.';
