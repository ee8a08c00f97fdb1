alter table pair add column facts real;
update pair set facts = weight;
alter table pair alter column facts set not null;
comment on column pair.facts is 'What the facts of both identities are worth, as logarithm to base 2 of the odds that both are one person.';
comment on column pair.weight is 'The logarithm to base 2 of the odds that both are one person: the facts, and what reports of one thing by two senders add.';
create index claim_shared on claim (record_key) where ended_batch is null and (kind = 3 or kind = 2 and number <> '');
comment on index claim_shared is 'Leads from a training, or a certificate with a number, to the identities that have it.';
