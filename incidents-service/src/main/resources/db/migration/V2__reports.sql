create table report (
    id           uuid primary key,
    agreement_id text not null,
    agency       text not null,
    affiliation  text not null,
    area         text not null,
    claim        text not null,
    drill        boolean not null,
    flags        text[] not null,
    digest       text not null,
    content      jsonb not null,
    sealed       bytea,
    sealed_mark  bytea,
    leaf         text not null,
    salt         bytea not null,
    received_at  timestamptz not null
);
create index report_of_agency on report (agency, received_at, id);
create index report_since on report (received_at, id);
comment on table report is 'What one agency says, as it said it. Never updated: a correction is another report that supersedes it.';
comment on column report.area is 'The register area it lies in, stated or derived; empty when neither is possible.';
comment on column report.digest is 'sha-256 of the RFC 8785 form of the body without its source.';
comment on column report.sealed is 'The source, AES-256-GCM, nonce first, the report id as additional data. Readable nowhere in this service.';
comment on column report.sealed_mark is 'HMAC of the source, so that a repeated body can be told from a changed one.';

create table to_match (
    report_id    uuid primary key,
    agreement_id text not null,
    area         text not null,
    position     bigint generated always as identity,
    stuck_until  timestamptz not null default 'epoch'
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
create index to_match_next on to_match (agreement_id, area, position);
comment on table to_match is 'Reports that no incident has taken yet. A row goes when its report testifies to an incident.';
comment on column to_match.stuck_until is 'Database time before which it is not tried again, because matching it failed.';
