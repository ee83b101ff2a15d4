create table outbox (
    position     bigint generated always as identity primary key,
    id           uuid        not null,
    exchange     text        not null,
    routing_key  text        not null,
    body         bytea       not null,
    attempts     integer     not null default 0,
    leased_until timestamptz not null default 'epoch',
    created_at   timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0);
comment on table outbox is 'Messages that committed with a change and wait for the broker to confirm them; settled rows are deleted.';
comment on column outbox.leased_until is 'Database time until which one relay has this row; then it may be claimed again.';

create table inbox (
    reader   text        not null,
    event_id uuid        not null,
    read_at  timestamptz not null default now(),
    primary key (event_id, reader)
);
create index inbox_read_at on inbox using brin (read_at);
comment on table inbox is 'Which events took effect: the marker commits with the effect.';

create table dead_letter (
    id          uuid primary key,
    queue       text        not null,
    digest      text        not null,
    event_id    uuid,
    event_type  text,
    subject     text,
    reason      text        not null default 'rejected',
    body        bytea,
    dead_at     timestamptz not null default now(),
    replayed_at timestamptz,
    replayed_by text,
    unique (queue, digest)
);
create index dead_letter_dead_at on dead_letter (dead_at desc, id);
comment on table dead_letter is 'Messages that could not be read. body is null until the message has come back through the dead-letter queue.';
comment on column dead_letter.reason is 'Why, without any of the payload.';

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
comment on table scheduled_tasks is 'Deadlines, on the business clock; the shape is db-scheduler''s.';

create table pending_leaf (
    position    bigint generated always as identity primary key,
    leaf        bytea       not null,
    salt        bytea       not null,
    kind        text        not null,
    subject     text        not null,
    recorded_at timestamptz not null default now()
);
comment on table pending_leaf is 'Commitments that wait to be integrated into the service''s Merkle log.';
comment on column pending_leaf.salt is '256 secret bits; without them a leaf tells nothing.';

create table business_clock (
    one            boolean primary key default true check (one),
    offset_seconds bigint not null default 0
);
insert into business_clock default values;
comment on table business_clock is 'How far the business clock is from system time; other than zero only in rehearsals.';
