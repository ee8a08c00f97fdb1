create table programme (
    programme_id smallint generated always as identity primary key,
    name text not null,
    version integer not null,
    digest text not null,
    body text not null,
    unique (name, version)
);
comment on table programme is 'The versions of programmes by which the bank has redeemed or judged; a version never changes.';
comment on column programme.name is 'The programme''s id.';
comment on column programme.digest is 'SHA-256 of the file, hex.';
comment on column programme.body is 'The whole file.';

create table act (
    act_id bigint primary key,
    batch_id bigint not null references batch,
    learner_id bigint not null,
    about bigint references act,
    record_id bigint,
    programme_id smallint references programme,
    type text not null check (type in ('redeemed', 'cancelled', 'filed', 'certified', 'declined', 'disputed', 'panel-refused', 'panel-seated', 'decided')),
    body text not null,
    made_by text not null,
    made_at timestamptz not null default now()
);
create index act_batch on act (batch_id);
create index act_learner on act (learner_id);
create index act_about on act (about) where about is not null;
create unique index act_ends_once on act (about) where type in ('cancelled', 'decided');
comment on table act is 'What people did in the bank, one row an act, never changed and never deleted: what takes one back is an act too.';
comment on column act.act_id is 'From the sequence of records, so that an act has a key of its own from which its salt comes.';
comment on column act.learner_id is 'Whose act it was when it was done; forwards as learners do.';
comment on column act.about is 'The redemption or certificate that is cancelled; the dispute or application that a panel judges.';
comment on column act.record_id is 'The record that is disputed.';
comment on column act.body is 'Canonical JSON, the bytes that the seal covers; names no person.';
comment on column act.made_by is 'Who pressed; not in the body.';

create table redemption (
    act_id bigint not null references act,
    record_id bigint not null,
    cancelled_by bigint references act,
    version integer not null,
    edition integer not null,
    credits integer not null check (credits > 0),
    worth integer not null check (worth >= credits),
    primary key (act_id, record_id)
);
create unique index redemption_once on redemption (record_id) where cancelled_by is null;
comment on table redemption is 'The records that acts have redeemed. A record is redeemed once; the index refuses a second time, whoever comes.';
comment on column redemption.record_id is 'As it was; record_now tells which record has its achievement now.';
comment on column redemption.cancelled_by is 'The act that took it back; null while it stands.';
comment on column redemption.edition is 'Of the worksheet by which it was converted, -1 where it was earned or decided by a panel.';
comment on column redemption.credits is 'Hundredths that count for the programme.';
comment on column redemption.worth is 'Hundredths of the whole record; what is more than credits is spent with them.';

create table certificate (
    act_id bigint primary key references act,
    learner_id bigint not null,
    cancelled_by bigint references act,
    programme_id smallint not null references programme,
    programme text not null,
    number text not null unique
);
create unique index certificate_once on certificate (learner_id, programme) where cancelled_by is null;
comment on table certificate is 'Certificates that applications have ended in; of a programme, whatever its version, one a learner.';
comment on column certificate.programme is 'The programme''s id.';

create table panel_case (
    act_id bigint primary key references act,
    record_id bigint,
    seated_by bigint references act,
    decided_by bigint references act,
    learner_id bigint not null,
    programme_id smallint references programme,
    outcome text check (outcome in ('withdrawn', 'revalued', 'rejected', 'granted', 'refused')),
    credits integer check (credits between 0 and 99999),
    check ((record_id is null) <> (programme_id is null)),
    check ((outcome is null) = (decided_by is null)),
    check (outcome is null or seated_by is not null),
    check ((outcome is not distinct from 'revalued') = (credits is not null)),
    check (outcome is null or (outcome in ('granted', 'refused')) = (record_id is null))
);
create unique index panel_case_record on panel_case (record_id) where outcome is null;
create unique index panel_case_programme on panel_case (learner_id, programme_id) where outcome is null;
create index panel_case_of_record on panel_case (record_id) where record_id is not null;
comment on table panel_case is 'What a panel decides: disputes of records, and applications whose programme wants a panel. Cannot be decided before a panel is seated, nor twice.';
comment on column panel_case.act_id is 'The act that opened it.';
comment on column panel_case.outcome is 'Of a dispute: withdrawn (counts no more), revalued, rejected (counts as before). Of an application: granted, refused.';
comment on column panel_case.credits is 'The new value of a revalued record, hundredths.';

create table panel_member (
    act_id bigint not null references act,
    ordinal smallint not null,
    sector text not null check (sector in ('academia', 'industry', 'government')),
    employer text not null,
    person bytea not null,
    primary key (act_id, ordinal)
);
comment on table panel_member is 'The members of panels that were seated.';
comment on column panel_member.employer is 'Code of the institution.';
comment on column panel_member.person is 'The name, AES-GCM.';

create function record_now(record bigint) returns bigint language sql stable as $$
    select coalesce(
        (select r.record_id from record r where r.record_id = record and r.live),
        (select s.record_id
         from record r
         join learner l on l.learner_id = r.learner_id
         left join record_alias a on a.learner_id = coalesce(l.forward_to, l.learner_id) and a.record_key = r.record_key and a.until_batch is null
         join record s on s.learner_id = coalesce(l.forward_to, l.learner_id) and s.record_key = coalesce(a.lead_key, r.record_key) and s.live
         where r.record_id = record),
        (select min(s.record_id)
         from record_claim rc
         join claim was on was.claim_id = rc.claim_id
         join claim c on c.source_id = was.source_id and c.claim_key = was.claim_key and c.ended_batch is null
         join membership m on m.identity_id = c.identity_id and m.until_batch is null
         left join record_alias a on a.learner_id = m.learner_id and a.record_key = c.record_key and a.until_batch is null
         join record s on s.learner_id = m.learner_id and s.record_key = coalesce(a.lead_key, c.record_key) and s.live
         where rc.record_id = record
            and rc.version = (select max(v.version) from record_version v where v.record_id = record and v.live)))
$$;
comment on function record_now is 'The live record that has a record''s achievement now: itself; else the record of the same key of the learner who stands for its learner; else that which the claims behind its last live version make now. Null where there is none, for it was withdrawn.';
