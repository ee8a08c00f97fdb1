create sequence export_id;
create table export (
    export_id bigint primary key,
    credited bigint not null,
    batches bigint not null,
    rows bigint not null,
    digest text not null,
    checkpoint text not null,
    published_at timestamptz not null default now()
);
comment on table export is 'The exports that were published; the manifest beside the files says which one is in force.';
comment on column export.credited is 'The last batch that it holds, by the place in the order in which batches were credited; 0 for an empty bank.';
comment on column export.batches is 'How many batches had been credited.';
comment on column export.digest is 'SHA-256 of the lines "content_digest rows LF" of its files in order, hex: the same rows have the same digest.';
comment on column export.checkpoint is 'The ledger''s signed checkpoint at that time; empty before the first.';

create table export_file (
    export_id bigint not null references export,
    path text not null,
    rows bigint not null,
    bytes bigint not null,
    digest text not null,
    content_digest text not null,
    primary key (export_id, path)
);
comment on table export_file is 'The Parquet files that were published, with their manifest''s figures.';
comment on column export_file.path is 'Below the folder of exports.';
comment on column export_file.digest is 'SHA-256 of the file, hex.';
comment on column export_file.content_digest is 'SHA-256 of the rows in PostgreSQL''s binary form, hex: does not change with the version of Parquet''s writer.';
