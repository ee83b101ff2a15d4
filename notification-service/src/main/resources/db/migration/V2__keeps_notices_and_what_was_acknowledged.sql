create table notice (
    id           uuid primary key,
    agreement_id text        not null,
    kind         text        not null,
    subject      text        not null,
    revision     bigint      not null,
    urgency      text        not null,
    drill        boolean     not null,
    answerers    text        not null,
    release_at   timestamptz not null,
    document     text,
    digest       text,
    released_at  timestamptz,
    check ((released_at is null) or (document is not null and digest is not null))
);
create index notice_released on notice (released_at desc, id desc) where released_at is not null;
create index notice_subject on notice (subject);
comment on table notice is 'Formal documents, the same to all parties of the agreement. Nobody is shown one before released_at is set.';
comment on column notice.answerers is 'The parties that are asked for an answer, separated by commas; the others are informed.';
comment on column notice.document is 'Canonical JSON (RFC 8785) in all languages: exactly what the digest is over. Null while a daily schedule is still being filled.';

create table schedule_entry (
    request_id uuid primary key,
    notice_id  uuid not null references notice,
    case_id    uuid not null,
    facts      text not null
);
create index schedule_entry_notice on schedule_entry (notice_id);
create index schedule_entry_case on schedule_entry (case_id);
comment on table schedule_entry is 'The account requests that share one daily notice.';

create table acknowledgement (
    id        uuid primary key,
    notice_id uuid        not null references notice,
    party     text        not null,
    person    text        not null,
    name      text        not null,
    at        timestamptz not null,
    unique (notice_id, party)
);
comment on table acknowledgement is 'That a person of a party''s office has taken note; once per party.';
