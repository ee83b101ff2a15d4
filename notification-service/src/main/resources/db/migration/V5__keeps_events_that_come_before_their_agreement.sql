create table early_event (
    position     bigint generated always as identity primary key,
    event_id     uuid        not null,
    queue        text        not null,
    agreement_id text        not null,
    body         bytea       not null,
    kept_at      timestamptz not null default now(),
    unique (event_id, queue)
);
create index early_event_agreement on early_event (agreement_id, position);
comment on table early_event is 'Events whose agreement is not known yet; they go back to their queue in the transaction that brings it.';
comment on column early_event.body is 'The event as it came. Operators see how many wait and for what, never what they say.';
