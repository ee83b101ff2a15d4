create table original (
    sha256        text primary key,
    size          bigint not null,
    claimed_until timestamptz not null,
    checked_at    timestamptz not null,
    fault         text,
    fault_since   timestamptz
);
create index original_checked on original (checked_at);
create index original_faulty on original (fault_since) where fault is not null;
comment on table original is 'What lies in the store under originals/, one row however many evidences are that file. A row that no evidence has and nobody claims goes, and its content with it.';
comment on column original.claimed_until is 'Database time until which somebody is about to make evidence of it: the content comes into the store before the evidence is committed.';
comment on column original.checked_at is 'When it was last read again, or is being read again.';
comment on column original.fault is 'LOST or ROTTEN as long as the last check found it so.';

create table evidence (
    id           uuid primary key,
    report_id    uuid not null references report,
    agreement_id text not null,
    agency       text not null,
    affiliation  text not null,
    drill        boolean not null,
    consent      text not null,
    sha256       text references original,
    size         bigint,
    media_type   text,
    filename     text,
    capture      jsonb,
    digest       text,
    leaf         text not null,
    salt         bytea,
    received_at  timestamptz not null
);
create index evidence_of_report on evidence (report_id, received_at, id);
create index evidence_of_original on evidence (sha256);
comment on table evidence is 'One file that an agency gave with its report. Never updated, except that an erasure empties what is null then.';
comment on column evidence.media_type is 'As the agency claims it.';
comment on column evidence.digest is 'sha-256 over what was said and the file''s own, so that a repeated upload can be told from a changed one.';

create table custody_step (
    position     bigint generated always as identity primary key,
    id           uuid not null unique,
    evidence_id  uuid not null references evidence,
    step         text not null,
    at           timestamptz not null,
    role         text,
    party        text,
    agency       text,
    detail       jsonb,
    leaf_service text not null,
    leaf         text not null
);
create index custody_step_of on custody_step (evidence_id, at, position);
comment on table custody_step is 'Everything that was done with evidence, in this service and in verification. Insert only. Names no person.';
comment on column custody_step.leaf_service is 'Whose log the leaf is in.';

create function custody_steps_stay() returns trigger language plpgsql as $$
begin
    raise exception 'custody steps are only ever added';
end $$;
create trigger custody_steps_stay before update or delete or truncate on custody_step
    for each statement execute function custody_steps_stay();
