create table landed_object (
    digest text primary key,
    bytes bigint not null,
    wrapped_key bytea not null,
    landed_at timestamptz not null default now()
);
comment on table landed_object is 'The bytes in the landing zone, each stored once.';
comment on column landed_object.digest is 'SHA-256 of the plain bytes, hex.';
comment on column landed_object.wrapped_key is 'The object''s own key set, encrypted with the vault''s key; without it the bytes are lost.';

create table delivery (
    delivery_id bigint generated always as identity primary key,
    source_id smallint not null references source,
    sequence bigint not null,
    run_id bigint not null unique,
    digest text not null,
    wrapped_key bytea not null,
    landed_at timestamptz not null default now(),
    unique (source_id, sequence)
);
comment on table delivery is 'One arrival from a source; the same digest may come again and again, also after another.';
comment on column delivery.sequence is 'The source''s deliveries counted from 1.';
comment on column delivery.run_id is 'The run that pulled it.';
comment on column delivery.digest is 'SHA-256 of the single part, or of the lines "digest LF" of its parts in order, hex.';
comment on column delivery.wrapped_key is 'The delivery''s key for refused raw text, encrypted with the vault''s key.';

create table delivery_part (
    delivery_id bigint not null references delivery,
    ordinal integer not null,
    name text not null,
    digest text not null references landed_object,
    primary key (delivery_id, ordinal)
);
comment on table delivery_part is 'The files or pages of a delivery.';
comment on column delivery_part.name is 'The sender''s file name; only a column, never a path.';
