create table evidence (
    id           uuid primary key,
    report_id    uuid    not null,
    agreement_id text    not null,
    drill        boolean not null,
    revision     bigint  not null,
    consent      text    not null,
    sha256       text,
    content      jsonb   not null,
    erased_at    timestamptz
);
create index evidence_report on evidence (report_id);
create index evidence_sha256 on evidence (sha256);
comment on table evidence is 'Files that agencies added to their reports, as incidents-service told of them; the bytes are in the store.';
comment on column evidence.sha256 is 'Null once it is erased; the rest of content is gone then, too.';

create table to_examine (
    position     bigint generated always as identity primary key,
    evidence_id  uuid        not null unique references evidence,
    attempts     integer     not null default 0,
    leased_until timestamptz not null default '-infinity'
);
create index to_examine_due on to_examine (leased_until, position);
comment on table to_examine is 'Evidence that waits to be examined.';
comment on column to_examine.attempts is
    'Counted when it is claimed, so that a file that kills whoever looks at it is given up; and what a holder must still find to conclude.';

create table examination (
    evidence_id uuid primary key references evidence,
    outcome     text        not null,
    reason      text,
    attempts    integer     not null,
    examined_at timestamptz not null
);
comment on column examination.outcome is 'EXAMINED; IN_PART, when the examiner died of it; NOT_EXAMINED.';

create table examination_result (
    evidence_id uuid        not null references examination on delete cascade,
    position    integer     not null,
    kind        text        not null,
    outcome     text        not null,
    tool        text        not null,
    version     text        not null,
    at          timestamptz not null,
    detail      jsonb       not null,
    primary key (evidence_id, position)
);
comment on table examination_result is 'One thing that a machine found, by which tool, of which version, and when.';

create table picture (
    evidence_id    uuid primary key references examination on delete cascade,
    fingerprint    bigint not null,
    fingerprint_of text   not null,
    band_0         integer generated always as ((fingerprint >> 48 & 65535)::integer) stored,
    band_1         integer generated always as ((fingerprint >> 32 & 65535)::integer) stored,
    band_2         integer generated always as ((fingerprint >> 16 & 65535)::integer) stored,
    band_3         integer generated always as ((fingerprint & 65535)::integer) stored
);
create index picture_band_0 on picture (band_0);
create index picture_band_1 on picture (band_1);
create index picture_band_2 on picture (band_2);
create index picture_band_3 on picture (band_3);
comment on table picture is
    'Fingerprints in four bands of 16 bits: of two that differ in at most 7 bits, one band differs in at most one, so 17 values per band find them all.';

create table evidence_copy (
    id          uuid primary key,
    evidence_id uuid        not null references evidence,
    kind        text        not null,
    sha256      text        not null,
    size        bigint      not null,
    media_type  text        not null,
    width       integer     not null,
    height      integer     not null,
    made_at     timestamptz not null,
    unique (evidence_id, kind)
);
create index evidence_copy_sha256 on evidence_copy (sha256);
comment on table evidence_copy is 'What was made of an original for those who may not see it: pixels without metadata. The bytes are in the store.';

create table custody (
    evidence_id uuid        not null references evidence,
    position    integer     not null,
    step        text        not null,
    at          timestamptz not null,
    by_role     text        not null,
    by_party    text,
    by_subject  text,
    detail      text,
    leaf        text        not null,
    primary key (evidence_id, position)
);
comment on table custody is 'What was done with a file in this service, step by step; each is a leaf of the log.';
comment on column custody.by_subject is 'The account; it is told to nobody outside this service.';

-- which incidents a report testifies to
create index incident_reports on incident using gin (jsonb_path_query_array(content, '$.reports[*].id') jsonb_path_ops);
