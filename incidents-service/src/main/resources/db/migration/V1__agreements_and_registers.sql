create table agreement (
    id                text primary key,
    revision          bigint not null,
    register_revision bigint not null,
    changed_at        timestamptz not null
);
comment on table agreement is 'One row per agreement. Both revisions only grow, so their sum tells whether what a replica holds in memory is current.';

create table agreement_version (
    id             uuid primary key,
    agreement_id   text not null references agreement,
    number         int not null,
    state          text not null,
    digest         text not null,
    content        jsonb not null,
    guarantors     text not null,
    proposed_by    text not null,
    proposed_at    timestamptz not null,
    in_force_from  timestamptz not null,
    in_force_until timestamptz,
    ratified_at    timestamptz,
    lock_version   int not null,
    unique (agreement_id, number)
);
comment on column agreement_version.digest is 'sha-256 of the RFC 8785 form: what every guarantor has to accept.';
comment on column agreement_version.guarantors is 'Parties whose acceptance ratifies it, in order, separated by spaces.';
comment on column agreement_version.in_force_until is 'Excluded. Set by the document, or when a later version comes into force.';

create table version_position (
    id         uuid primary key,
    version_id uuid not null references agreement_version,
    party      text not null,
    stance     text not null,
    digest     text not null,
    counter    int,
    reasons    text,
    taken_by   text not null,
    taken_at   timestamptz not null
);
create index version_position_of on version_position (version_id, taken_at);
comment on table version_position is 'Every position a guarantor took, in order; the last one counts.';

create table register_entry (
    id           uuid primary key,
    agreement_id text not null references agreement,
    register     text not null,
    entry_id     text not null,
    digest       text not null,
    content      jsonb not null,
    entered_by   text not null,
    entered_at   timestamptz not null,
    unique (agreement_id, register, entry_id)
);
comment on table register_entry is 'Actors, areas, agencies and protected sites: what changes without renegotiation. The id is made from agreement, register and entry.';

create table site_reading (
    id           uuid primary key,
    agreement_id text not null,
    site_id      text not null,
    reader       text not null,
    read_at      timestamptz not null
);
create index site_reading_of on site_reading (agreement_id, site_id, read_at);
comment on table site_reading is 'Who was shown the entry of a protected site, and when.';
