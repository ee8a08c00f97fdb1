alter table act drop constraint act_type_check;
alter table act add constraint act_type_check check (type in ('redeemed', 'cancelled', 'filed', 'certified', 'declined', 'disputed',
    'panel-refused', 'panel-seated', 'decided', 'sampled', 'found'));
comment on column act.learner_id is 'Whose act it was when it was done; forwards as learners do. 0 of a sample, which is of many.';

create table audit_sample (
    act_id bigint primary key references act,
    number integer not null unique,
    source_id smallint references source,
    purpose text not null check (purpose in ('inside', 'outside')),
    seed text not null check (seed ~ '^[0-9a-f]{64}$'),
    checkpoint text not null
);
comment on table audit_sample is 'Samples that were drawn for audits.';
comment on column audit_sample.number is 'Counted from 1 without a gap.';
comment on column audit_sample.source_id is 'Whose records it is of; null for all.';
comment on column audit_sample.purpose is 'Who audits: the centre itself, or somebody outside.';
comment on column audit_sample.seed is 'SHA-256 of the checkpoint''s first three lines and the line "sample NUMBER", hex.';
comment on column audit_sample.checkpoint is 'The signed checkpoint from which the seed follows, verbatim.';

create table sampled_record (
    act_id bigint not null references audit_sample,
    record_id bigint not null,
    ordinal integer not null,
    verdict text check (verdict in ('right', 'wrong', 'unclear')),
    found_by bigint references act,
    primary key (act_id, record_id),
    check ((verdict is null) = (found_by is null))
);
create index sampled_record_record on sampled_record (record_id);
comment on table sampled_record is 'The records of samples. Those of learners who were erased go with them.';
comment on column sampled_record.ordinal is 'The place in the drawing, from 1.';
comment on column sampled_record.verdict is 'What was found last; null while nobody has looked.';
comment on column sampled_record.found_by is 'The act that says so.';
