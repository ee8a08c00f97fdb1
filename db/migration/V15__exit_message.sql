-- Spring Batch keeps the stack trace of a failed step with the messages of every exception in it, and such a message may quote what a sender sent. Nothing
-- reads it: why a run failed, in words without data, is in the table failure.
create function without_exit_message() returns trigger language plpgsql as $$
begin
    new.exit_message := '';
    return new;
end
$$;
comment on function without_exit_message is 'Keeps no text that may quote personal data.';

create trigger without_exit_message before insert or update on batch_step_execution
    for each row execute function without_exit_message();
create trigger without_exit_message before insert or update on batch_job_execution
    for each row execute function without_exit_message();
update batch_step_execution set exit_message = '' where exit_message <> '';
update batch_job_execution set exit_message = '' where exit_message <> '';
