create table record_decision (
    decision_id bigint primary key default nextval('record_word'),
    a_source smallint not null,
    a_claim uuid not null,
    a_number bigint not null,
    b_source smallint not null,
    b_claim uuid not null,
    b_number bigint not null,
    together boolean not null,
    decided_by text not null,
    decided_at timestamptz not null default now(),
    undone_by text,
    undone_at timestamptz,
    applied_batch bigint,
    check ((a_source, a_claim) < (b_source, b_claim))
);
create index record_decision_waiting on record_decision (decision_id) where applied_batch is null;
comment on table record_decision is 'What people decided about two claims of one learner: whether they are one achievement. It outranks every comparison until it is undone, and goes where the claims go; of several about one pair the last counts.';
comment on column record_decision.a_claim is 'The claim''s key within its source, whatever its content is by now.';
comment on column record_decision.a_number is 'The claim''s number when it was decided, which is shown once the claim is withdrawn.';
comment on column record_decision.b_claim is 'As a_claim.';
comment on column record_decision.b_number is 'As a_number.';
comment on column record_decision.together is 'Whether they are one achievement.';
comment on column record_decision.applied_batch is 'The batch that follows it as it stands now; null while it waits.';
