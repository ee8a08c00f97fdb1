create table identity_key (
    key bigint not null,
    identity_id bigint not null,
    open boolean not null,
    primary key (key, identity_id)
);
comment on table identity_key is 'The blocking keys of every identity: two that share one are worth comparing.';
comment on column identity_key.key is 'A 64-bit hash of the rule''s number and the key''s parts; telephone numbers take part as their keyed hashes, document numbers not at all.';
comment on column identity_key.open is 'Whether the identity lacks a valid exclusive document; of two that both have one nothing but the document decides.';

create table pair (
    a bigint not null,
    b bigint not null,
    levels bigint not null,
    batch_id bigint not null,
    weight real not null,
    primary key (a, b),
    check (a < b)
);
create index pair_b on pair (b);
comment on table pair is 'Two identities that may be one person: those whose weight reaches the model''s review threshold. Clusters are a function of these, of documents and of decisions.';
comment on column pair.weight is 'The logarithm to base 2 of the odds that both are one person.';
comment on column pair.levels is 'The level of each comparison of the model, four bits each, the first lowest.';
comment on column pair.batch_id is 'The batch that scored it; the batch names the model.';

create table link_decision (
    decision_id bigint generated always as identity primary key,
    a bigint not null,
    b bigint not null,
    together boolean not null,
    decided_by text not null,
    decided_at timestamptz not null default now(),
    undone_by text,
    undone_at timestamptz,
    applied_batch bigint,
    check (a < b)
);
create index link_decision_a on link_decision (a) where undone_at is null;
create index link_decision_b on link_decision (b) where undone_at is null;
comment on table link_decision is 'What people decided about two identities: it outranks the model for ever, unless it is undone.';
comment on column link_decision.together is 'Whether they are one person.';
comment on column link_decision.applied_batch is 'The first batch whose clusters follow the decision as it stands now; null until then.';

alter table membership add column levels bigint;
comment on column membership.reason is 'By what the identity is matched: 1 an exclusive document; 2 name, birth date and number in one source; 3 nothing, so it stands alone; 4 the match model; 5 a person''s decision.';
comment on column membership.levels is 'The levels of the strongest pair that joins the identity to its learner, as in pair; null where no pair does.';
