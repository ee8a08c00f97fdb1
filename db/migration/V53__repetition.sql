alter table batch add column repeats bigint references batch;
comment on column batch.repeats is 'The batch whose landed delivery this one repeats, with the mapping, the rules and the model of its own day; null for all others. Its delivery is as old as that batch, whatever its own sequence is.';
create index batch_repeats on batch (repeats) where repeats is not null;
