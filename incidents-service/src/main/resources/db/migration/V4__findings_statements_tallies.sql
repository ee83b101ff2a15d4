create table finding (
    id          uuid primary key,
    incident_id uuid not null references incident,
    case_id     uuid not null,
    revision    bigint not null,
    outcome     text not null,
    content     jsonb not null,
    decided_at  timestamptz not null,
    release_at  timestamptz not null,
    released    boolean not null,
    unique (incident_id, revision)
);
comment on table finding is 'Copy of what the panel found, for display. Nothing of it is shown, counted or announced while released is false.';

create table statement (
    id           uuid primary key,
    agreement_id text not null references agreement,
    party        text not null,
    kind         text not null,
    content      jsonb not null,
    drill        boolean not null,
    digest       text not null,
    made_at      timestamptz not null,
    made_by      text not null
);
create index statement_of on statement (agreement_id, made_at, id);
comment on table statement is 'What a party declares in its own name. It changes no standing.';

create table tally (
    id           uuid primary key,
    agreement_id text not null references agreement,
    agency       text not null,
    drill        boolean not null,
    content      jsonb not null,
    digest       text not null,
    received_at  timestamptz not null
);
create index tally_of on tally (agreement_id, received_at, id);
comment on table tally is 'A published count for a period and a place. Never makes an incident.';
