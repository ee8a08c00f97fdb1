alter table failure add column cause_class text not null default 'program';
comment on column failure.cause_class is 'What kind of cause it is: connection, sender, delivery, mapping, limit, disk, database, program.';

create table incident (
    incident_id bigint generated always as identity primary key,
    source_id smallint not null references source,
    business_date date not null,
    run_id bigint,
    step text not null,
    cause_class text not null,
    cause text not null,
    since timestamptz not null default now(),
    last_at timestamptz not null default now(),
    times int not null default 1,
    addressed_by bigint,
    addressed_at timestamptz
);
create unique index incident_open on incident (source_id, business_date) where addressed_by is null;
comment on table incident is 'The inbox of failures: one row for each source and business date that did not complete, also where no run could begin; it stays as history when a later run has completed.';
comment on column incident.run_id is 'The run that failed; null where none could begin.';
comment on column incident.step is 'The step that failed last.';
comment on column incident.cause_class is 'What kind of cause it is, as in failure; it says who has to act.';
comment on column incident.cause is 'One sentence without personal data.';
comment on column incident.since is 'When it failed first.';
comment on column incident.last_at is 'When it failed last.';
comment on column incident.times is 'How often it has failed.';
comment on column incident.addressed_by is 'The run of the same source, of that date or a later one, that has completed since; null while somebody has to act.';
