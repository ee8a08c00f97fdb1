create table export_file (
    export_id bigint not null,
    path text not null,
    rows bigint not null,
    bytes bigint not null,
    digest text not null,
    content_digest text not null,
    published_at timestamptz,
    primary key (export_id, path)
);
comment on table export_file is 'The Parquet files that were published, with their manifest''s figures.';
comment on column export_file.digest is 'SHA-256 of the file, hex.';
