alter table source add column tenure bigint not null default 0;
comment on column source.tenure is 'Raised by whoever takes the source''s lock; a process that lost the lock without knowing finds another number and is refused.';

alter table batch add column tenure bigint;
comment on column batch.tenure is 'The source''s tenure in which the batch was last executed.';

create table failure (
    batch_id bigint primary key references batch,
    step text not null,
    cause text not null,
    failed_at timestamptz not null default now()
);
comment on table failure is 'Why the last execution of a batch failed; the next execution forgets it.';
comment on column failure.step is 'The step that failed, or start.';
comment on column failure.cause is 'One sentence without personal data.';
