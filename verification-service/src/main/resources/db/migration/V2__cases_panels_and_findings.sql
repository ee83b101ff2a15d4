create table case_file (
    id                 uuid primary key,
    incident_id        uuid        not null unique,
    agreement_id       text        not null,
    agreement_version  integer     not null,
    drill              boolean     not null,
    urgent             boolean     not null,
    sensitive          boolean     not null,
    kind               text        not null,
    day                date        not null,
    area               text,
    actor              text,
    answerable_party   text,
    status             text        not null,
    revision           bigint      not null,
    opened_at          timestamptz not null,
    long_stop_at       timestamptz not null,
    requested_at       timestamptz,
    request_release_at timestamptz,
    served_at          timestamptz,
    reply_by           timestamptz,
    extended_at        timestamptz,
    extension_reason   text,
    silent             boolean     not null,
    review_from        timestamptz,
    decided_at         timestamptz,
    release_at         timestamptz
);
create index case_file_queue on case_file (opened_at, id);
create index case_file_awaiting on case_file (answerable_party) where status = 'AWAITING_REPLY';
comment on table case_file is 'The review of one admitted incident; the unique incident_id is what makes it one.';
comment on column case_file.agreement_version is 'The version that governs the case: the one in force when the act occurred.';
comment on column case_file.answerable_party is 'Who answers for the accused actor. It is asked only where requested_at is set.';
comment on column case_file.revision is 'Revision of case-changed; round one never moves it, or it would tell of sealed opinions.';
comment on column case_file.release_at is 'Before it only the panel may know that there is a finding.';

create table seat (
    case_id       uuid    not null references case_file,
    position      integer not null,
    bloc          text    not null,
    held_by       text    not null,
    guarantor     boolean not null,
    reviewer      text,
    reviewer_name text,
    taken_at      timestamptz,
    vacated       boolean not null,
    primary key (case_id, position),
    unique (case_id, bloc)
);
create index seat_reviewer on seat (reviewer) where reviewer is not null;
comment on column seat.held_by is 'The bloc whose reviewer sits here: the neutral one where the own bloc is barred.';
comment on column seat.vacated is 'A reviewer recused from it and nobody has taken it since.';

create table recusal (
    case_id       uuid        not null references case_file,
    reviewer      text        not null,
    reviewer_name text        not null,
    bloc          text        not null,
    reason        text        not null,
    recused_at    timestamptz not null,
    primary key (case_id, reviewer)
);

create table account (
    id       uuid primary key,
    case_id  uuid        not null references case_file,
    party    text        not null,
    given_by text        not null,
    given_at timestamptz not null,
    late     boolean     not null,
    text     jsonb       not null,
    evidence jsonb       not null
);
create index account_case on account (case_id, given_at);
comment on table account is 'What the accused party says, in its own words.';

create table assessment (
    id            uuid primary key,
    case_id       uuid        not null references case_file,
    bloc          text        not null,
    held_by       text        not null,
    reviewer      text        not null,
    reviewer_name text        not null,
    opinion       jsonb       not null,
    digest        text        not null,
    given_at      timestamptz not null,
    set_aside_at  timestamptz
);
create unique index assessment_one_per_seat on assessment (case_id, bloc) where set_aside_at is null;
comment on column assessment.set_aside_at is 'Set when its author recused before the reveal; it no longer counts.';

create table later_opinion (
    assessment_id uuid        not null references assessment,
    position      integer     not null,
    opinion       jsonb       not null,
    given_at      timestamptz not null,
    primary key (assessment_id, position)
);
comment on table later_opinion is 'What a reviewer came to think after the reveal; it stands beside and changes no finding.';

create table finding (
    id           uuid primary key,
    case_id      uuid        not null references case_file,
    revision     bigint      not null,
    outcome      text        not null,
    rulings      jsonb       not null,
    neutral      jsonb,
    absent_blocs jsonb       not null,
    decided_at   timestamptz not null,
    release_at   timestamptz not null,
    unique (case_id, revision)
);

create table receipt (
    id       uuid primary key,
    case_id  uuid  not null,
    call     text  not null,
    subject  text  not null,
    digest   text  not null,
    answer   jsonb not null
);
comment on table receipt is 'First answers, so that a repeated POST with the same id is answered as the first was.';
