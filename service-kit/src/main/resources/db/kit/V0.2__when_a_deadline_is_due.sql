alter table scheduled_tasks add column due_at timestamptz;
update scheduled_tasks set due_at = execution_time;
comment on column scheduled_tasks.due_at is 'The time the deadline was set to. execution_time is later while one that failed waits to be tried again; null is the same as execution_time.';
