create table device_key (
    id         uuid primary key,
    agency     text not null,
    label      text not null,
    hash       text not null unique,
    issued_by  text not null,
    issued_at  timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    reason     text
);
create index device_key_of_agency on device_key (agency, issued_at, id);
create index device_key_issued on device_key (issued_at, id);
comment on table device_key is 'The keys by which field phones report for an agency, until they are revoked.';
comment on column device_key.hash is 'sha-256 of the key in hexadecimal digits; the key itself is kept nowhere.';

create table submission (
    report_id  uuid primary key references report,
    device_key uuid not null references device_key,
    digest     text not null
);
comment on table submission is 'Which reports a phone sent. A row goes when its report is erased.';
comment on column submission.digest is 'sha-256 of the RFC 8785 form of the answers without the source, so that a repeated submission can be told from a changed one.';

create table submission_file (
    report_id   uuid not null references submission on delete cascade,
    filename    text not null,
    evidence_id uuid not null unique,
    primary key (report_id, filename)
);
comment on table submission_file is 'The files that the answers of a submission name. One whose evidence is not there yet is awaited.';
