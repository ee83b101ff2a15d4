create table incident (
    id               uuid primary key,
    agreement_id     text not null references agreement,
    area             text not null,
    kind             text not null,
    drill            boolean not null,
    state            text not null,
    covered          boolean not null,
    coverage_reason  text,
    party            text,
    urgent           boolean not null,
    sensitive        boolean not null,
    admitted         boolean,
    admitted_by      text,
    admission_reason text,
    admitted_at      timestamptz,
    joined_into      uuid references incident,
    case_id          uuid,
    case_status      text,
    case_revision    bigint not null,
    revision         bigint not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    lock_version     int not null
);
comment on column incident.admitted_by is 'rule, or the adjudicator.';

create table witness (
    id          uuid primary key,
    incident_id uuid not null references incident,
    report_id   uuid not null references report,
    agreement_id text not null,
    area        text not null,
    kind        text not null,
    drill       boolean not null,
    earliest    timestamptz not null,
    latest      timestamptz not null,
    reach       box,
    place_name  text,
    joined_at   timestamptz not null,
    joined_by   text not null,
    join_reason text,
    parted_at   timestamptz,
    parted_by   text,
    part_reason text
);
create unique index witness_once on witness (incident_id, report_id) where parted_at is null;
create index witness_of_report on witness (report_id);
create index witness_near on witness using gist (reach, tstzrange(earliest, latest, '[]')) where parted_at is null;
create index witness_named on witness (agreement_id, area, kind, place_name) where parted_at is null;
comment on table witness is 'That a report testifies to an incident. Undone by parting, never by deleting; a report may testify to several incidents.';
comment on column witness.earliest is 'With latest: what the report says of the time, stretched by its precision, for finding what a new report may describe too.';
comment on column witness.reach is 'The place, widened by its precision, in degrees; null where the place is not known well enough to compare.';

create table pending_join (
    id          uuid primary key,
    incident_id uuid not null references incident,
    other_id    uuid not null references incident,
    asked_by    text not null,
    asked_by_party text,
    asked_at    timestamptz not null,
    reason      text not null,
    settled_by  text,
    settled_at  timestamptz
);
create unique index pending_join_open on pending_join (incident_id, other_id) where settled_at is null;
comment on table pending_join is 'Joining two incidents that both have a case needs a second adjudicator; until then the request lies here.';

create table incident_face (
    incident_id  uuid not null references incident,
    audiences    text[] not null,
    kind         text not null,
    starts       timestamptz not null,
    ends         timestamptz not null,
    at           point,
    actor        text,
    party        text,
    commitments  text[] not null,
    words        tsvector not null,
    view         jsonb not null,
    changed_at   timestamptz not null,
    agreement_id text not null,
    primary key (incident_id, audiences)
);
create index face_by_time on incident_face (agreement_id, starts, incident_id);
create index face_by_change on incident_face (agreement_id, changed_at, incident_id);
create index face_by_actor on incident_face (agreement_id, actor, starts);
create index face_by_kind on incident_face (agreement_id, kind, starts);
create index face_by_place on incident_face using gist (at);
create index face_by_words on incident_face using gin (words);
create index face_by_commitment on incident_face using gin (commitments);
comment on table incident_face is 'What an audience may know of an incident, composed only from reports that audience may see. Filters, counts and search work on these rows, so they cannot tell what a caller is not shown.';
comment on column incident_face.audiences is 'NEUTRAL and GUARANTORS see the fine picture; ACCUSED (only the party itself) and PUBLIC see day and area; agency:<id> sees what its own reports say.';
