create table panel_interest (
    act_id bigint not null,
    ordinal smallint not null,
    named uuid not null,
    born uuid,
    employers text[] not null,
    documents uuid[] not null,
    related bigint[] not null,
    primary key (act_id, ordinal),
    foreign key (act_id, ordinal) references panel_member
);
comment on table panel_interest is 'What members of panels have declared, by which a conflict of interest is looked for when a panel is seated and again when it decides.';
comment on column panel_interest.named is 'Keyed hash of the folded name.';
comment on column panel_interest.born is 'Keyed hash of the folded name and the birth date; null where that was not told.';
comment on column panel_interest.employers is 'What the employer is called by: codes in normal form and folded names.';
comment on column panel_interest.documents is 'Keyed hashes of the identity document, as each kind of document would have it; empty where none was told.';
comment on column panel_interest.related is 'Numbers of learners to whom the member is related.';
