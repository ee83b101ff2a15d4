create table delivery (
    id           uuid primary key,
    notice_id    uuid        not null references notice,
    party        text        not null,
    channel      text        not null,
    endpoint_id  uuid references endpoint,
    state        text        not null,
    attempts     integer     not null default 0,
    round        integer     not null default 1,
    due_at       timestamptz not null default now(),
    leased_until timestamptz not null default 'epoch',
    served_at    timestamptz,
    position     bigint generated always as identity,
    tx           bigint      not null default pg_current_xact_id()::text::bigint
);
create index delivery_notice on delivery (notice_id, party);
create index delivery_due on delivery (endpoint_id, due_at) where state = 'DUE';
create index delivery_inbox on delivery (party, tx, position) where channel = 'INBOX';
comment on table delivery is 'One notice to one party over one channel.';
comment on column delivery.round is 'Grows when an operator has it delivered again; attempts are counted within a round.';
comment on column delivery.due_at is 'Database time from which it may be sent; later after each failure.';
comment on column delivery.served_at is 'Business time of effective service; for the inbox the first office hour, which may still lie ahead.';
comment on column delivery.tx is 'Transaction that wrote the row. Sequence order is not commit order; (tx, position) below the oldest running transaction is, and that is what streams follow.';

create table attempt (
    delivery_id uuid        not null references delivery,
    number      integer     not null,
    round       integer     not null,
    at          timestamptz not null,
    outcome     text        not null,
    detail      text        not null,
    primary key (delivery_id, round, number)
);
comment on table attempt is 'Every try to send, with what came back.';
