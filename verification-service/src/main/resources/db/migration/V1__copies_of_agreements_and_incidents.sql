create table agreement (
    id             text        not null,
    version        integer     not null,
    revision       bigint      not null,
    state          text        not null,
    in_force_from  timestamptz,
    in_force_until timestamptz,
    content        jsonb       not null,
    primary key (id, version)
);
comment on table agreement is 'Every version of an agreement as incidents-service last told it.';
comment on column agreement.revision is 'Revision of the event the row comes from; older events are ignored per version.';

create table registers (
    agreement_id text primary key,
    revision     bigint not null,
    content      jsonb  not null
);
comment on table registers is 'Actors, areas and agencies kept beside an agreement, always the full state.';

create table incident (
    id           uuid primary key,
    agreement_id text    not null,
    revision     bigint  not null,
    state        text    not null,
    drill        boolean not null,
    content      jsonb   not null
);
create index incident_admitted on incident (agreement_id) where state = 'ADMITTED';
comment on table incident is 'Incidents with the reports behind them as incidents-service last told them.';
