create table home (
    only_row boolean primary key default true check (only_row),
    id uuid not null
);
comment on table home is 'The home (--home) that this database belongs to; one row.';
comment on column home.only_row is 'Always true, so that there is no second row.';
comment on column home.id is 'The id that the home''s file home.id holds; with another one the program refuses to start.';
