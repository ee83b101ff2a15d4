create table meeting (
    id             uuid primary key,
    agreement_id   text        not null,
    drill          boolean     not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    person         text        not null,
    urgency        text        not null,
    required       text        not null,
    invited        text        not null,
    reply_by       timestamptz not null,
    state          text        not null,
    revision       bigint      not null,
    agreed_start   timestamptz,
    closed_at      timestamptz,
    withdrawal     text,
    request        text        not null,
    digest         text        not null
);
create index meeting_agreement on meeting (agreement_id, requested_at desc);
comment on table meeting is 'Requests to meet, with the deadline for answering and what became of them.';
comment on column meeting.request is 'The request as it was made, canonical JSON; digest is over it.';

create table meeting_proposal (
    meeting_id uuid        not null references meeting,
    start_at   timestamptz not null,
    minutes    integer     not null,
    primary key (meeting_id, start_at)
);

create table reply (
    id         uuid primary key,
    meeting_id uuid        not null references meeting,
    number     integer     not null,
    party      text        not null,
    kind       text        not null,
    start_at   timestamptz,
    delegate   text,
    reason     text,
    at         timestamptz not null,
    person     text        not null,
    digest     text        not null,
    unique (meeting_id, number)
);
comment on table reply is 'What parties answered, in order; the latest of a party counts and none is removed.';

create table reply_proposal (
    reply_id uuid        not null references reply,
    start_at timestamptz not null,
    minutes  integer     not null,
    primary key (reply_id, start_at)
);
