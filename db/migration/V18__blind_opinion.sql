create table link_opinion (
    opinion_id bigint generated always as identity primary key,
    a bigint not null,
    b bigint not null,
    together boolean not null,
    said_by text not null,
    said_at timestamptz not null default now(),
    decision_id bigint,
    check (a < b)
);
create unique index link_opinion_open on link_opinion (a, b, said_by) where decision_id is null;
comment on table link_opinion is 'What people said of two identities without seeing what others said: two who say the same make a decision.';
comment on column link_opinion.together is 'Whether they are one person.';
comment on column link_opinion.decision_id is 'The first decision about the pair that came after it; null while the opinion waits.';
