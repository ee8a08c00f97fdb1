create table kept_file (
    digest text primary key,
    name text not null,
    content bytea not null,
    check (digest ~ '^[0-9a-f]{64}$')
);
comment on table kept_file is 'The mapping files by which batches were made, so that a night can be repeated as it was.';
comment on column kept_file.digest is 'SHA-256 of the content; batch.mapping_digest names it.';

alter table batch add column full_delivery boolean;
comment on column batch.full_delivery is 'Whether the job file said that a delivery is everything that the source has; null where nothing was delivered.';
