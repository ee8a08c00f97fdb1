-- Spring Batch takes the step execution with the latest create_time for the last one and restarts from its position. It writes the local time of whatever
-- machine runs the step; two machines, or one before and after the end of summer time, would restart from an older position.
create function created_by_the_server() returns trigger language plpgsql as $$
begin
    new.create_time := clock_timestamp() at time zone 'UTC';
    return new;
end
$$;
comment on function created_by_the_server is 'Takes the server''s time in UTC for the creation, whatever the client says.';

create trigger created_by_the_server before insert on batch_step_execution
    for each row execute function created_by_the_server();
