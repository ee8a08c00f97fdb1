create table recognition_rule (
    rule_id smallint generated always as identity primary key,
    name text not null,
    version integer not null,
    digest text not null,
    body text not null,
    unique (name, version)
);
comment on table recognition_rule is 'The versions of recognition rules by which batches have converted; a version never changes.';
comment on column recognition_rule.name is 'The rule''s id.';
comment on column recognition_rule.digest is 'SHA-256 of the file, hex.';
comment on column recognition_rule.body is 'The whole file.';

create table recognition_set (
    digest text not null,
    rule_id smallint not null references recognition_rule,
    primary key (digest, rule_id)
);
comment on table recognition_set is 'Which versions were in force together; batch.recognition_digest names one.';

alter table batch add column recognition_digest text;
comment on column batch.recognition_digest is 'SHA-256 of the recognition rules that were in force, hex; null where the batch converted by none.';

create table conversion (
    record_id bigint not null,
    batch_id bigint not null,
    quantity bigint,
    version integer not null,
    edition integer not null,
    credits integer,
    achieved date,
    rule_id smallint,
    primary key (record_id, version, edition)
);
create index conversion_batch on conversion using brin (batch_id) with (pages_per_range = 16);
comment on table conversion is 'What rules made of versions of records; never overwritten. A record''s conversion is the highest edition of its current version. The worksheet follows from it, the version and the rule. Without foreign keys, as record_version.';
comment on column conversion.version is 'The version of the record.';
comment on column conversion.edition is '0 with the version itself; higher where rules were put in force, taken back or the record was taken out of conversion afterwards.';
comment on column conversion.rule_id is 'Null where no rule converts the record any more.';
comment on column conversion.achieved is 'The day of the achievement, by which the rule''s version was chosen.';
comment on column conversion.quantity is 'What was counted: hundredths of hours, days, months or credits.';
comment on column conversion.credits is 'Hundredths.';
