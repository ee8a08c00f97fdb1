create table shared_stale (record_key uuid primary key);
comment on table shared_stale is 'Trainings and certificates of somebody who was erased which others report too: the next batch weighs anew the pairs that have them, since fewer have them now.';
