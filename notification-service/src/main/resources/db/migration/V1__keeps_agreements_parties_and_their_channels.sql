create table agreement (
    id       text primary key,
    revision bigint not null,
    state    text   not null,
    content  text   not null
);
comment on table agreement is 'The agreements as the incidents service last told them: the version in force, or the ratified one before it comes into force.';
comment on column agreement.content is 'The agreement document as JSON.';

create table party (
    id           uuid primary key,
    agreement_id text not null,
    code         text not null,
    languages    text not null,
    office_name  text not null,
    office_email text,
    office_zone  text not null,
    office_days  text not null,
    office_from  text not null,
    office_to    text not null,
    unique (agreement_id, code)
);
comment on table party is 'Who is formally notified under an agreement, in which languages, and when its office can receive.';
comment on column party.languages is 'BCP 47 tags in the order of the party''s preference, separated by commas.';
comment on column party.office_days is 'MONDAY,TUESDAY,...';
comment on column party.office_to is 'Local wall time; 24:00 is the end of the day.';

create table endpoint (
    id           uuid primary key,
    party        text        not null,
    agreement_id text,
    name         text        not null,
    channel      text        not null,
    url          text,
    address      text,
    secret       text,
    state        text        not null,
    proposed_by  text        not null,
    confirmed_by text,
    changed_at   timestamptz not null,
    failures     integer     not null default 0,
    paused_until timestamptz not null default 'epoch'
);
create unique index endpoint_one_active on endpoint (party, name) where state = 'ACTIVE';
create unique index endpoint_one_proposed on endpoint (party, name) where state = 'PROPOSED';
comment on table endpoint is 'Where a party is reached besides its inbox, which always exists and has no row here.';
comment on column endpoint.agreement_id is 'Set for the office mail that an agreement names: it serves that agreement only and changes only with it.';
comment on column endpoint.failures is 'Failed attempts in a row; from a threshold on the endpoint is paused and tried with one delivery at a time.';
comment on column endpoint.paused_until is 'Database time before which nothing is sent there, so that a dead endpoint holds up nobody else.';

create table signing_key (
    one         boolean primary key default true check (one),
    seed        bytea not null,
    public_key  bytea not null
);
comment on table signing_key is 'The Ed25519 key that signs webhooks (v1a) when none is configured; made once, so that all replicas share it.';
