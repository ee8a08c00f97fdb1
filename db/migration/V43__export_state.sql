alter table export add column erasures bigint not null default 0;
comment on column export.erasures is 'How many learners had been erased.';

create function lived(record bigint, credited_until bigint) returns boolean language sql stable as $$
    select coalesce(
        (select v.live
         from record_version v join batch b on b.batch_id = v.batch_id
         where v.record_id = record and b.credited <= credited_until
         order by v.version desc limit 1), false)
$$;
comment on function lived is 'Whether a record was live when the bank had credited a batch, told by its place in the order of crediting.';

create function standing(record bigint, credited_until bigint) returns bigint language sql stable as $$
    select case when lived(record, credited_until) then record else record_now(record) end
$$;
comment on function standing is 'The record that had a record''s achievement then: itself if it was live, else, as far as that can be told now, record_now.';
