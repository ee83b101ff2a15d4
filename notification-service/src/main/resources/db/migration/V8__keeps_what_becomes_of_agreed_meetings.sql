alter table meeting add column agreed_minutes integer;
update meeting m
   set agreed_minutes = coalesce(
       (select p.minutes from meeting_proposal p where p.meeting_id = m.id and p.start_at = m.agreed_start),
       (select max(p.minutes) from reply r join reply_proposal p on p.reply_id = r.id
         where r.meeting_id = m.id and p.start_at = m.agreed_start))
 where agreed_start is not null;

create table postponement (
    id           uuid primary key,
    meeting_id   uuid        not null references meeting,
    asked_by     text        not null,
    person       text        not null,
    asked_at     timestamptz not null,
    asked        text        not null,
    reason       text,
    former_start timestamptz not null,
    reply_by     timestamptz not null,
    state        text        not null,
    moved_to     timestamptz,
    closed_at    timestamptz,
    digest       text        not null
);
create index postponement_meeting on postponement (meeting_id, asked_at);
create unique index postponement_one_open on postponement (meeting_id) where state = 'ASKED';
comment on table postponement is 'Requests to move an agreed meeting. While one is open, and when it is left unanswered, the date stays.';
comment on column postponement.asked is 'The parties that have to agree, separated by commas.';

create table postponement_proposal (
    postponement_id uuid        not null references postponement,
    start_at        timestamptz not null,
    minutes         integer     not null,
    primary key (postponement_id, start_at)
);

create table postponement_answer (
    id              uuid primary key,
    postponement_id uuid        not null references postponement,
    number          integer     not null,
    party           text        not null,
    start_at        timestamptz,
    reason          text,
    at              timestamptz not null,
    person          text        not null,
    digest          text        not null,
    unique (postponement_id, number)
);
comment on column postponement_answer.start_at is 'The time that is accepted instead; null declines to move the meeting.';

create table meeting_outcome (
    id         uuid primary key,
    meeting_id uuid        not null references meeting,
    number     integer     not null,
    party      text        not null,
    held       boolean     not null,
    content    text        not null,
    digest     text        not null,
    person     text        not null,
    at         timestamptz not null,
    unique (meeting_id, party),
    unique (meeting_id, number)
);
comment on table meeting_outcome is 'What each party put on record of a meeting; who disagrees puts its own account beside the first.';
comment on column meeting_outcome.content is 'Minutes and undertakings as they were given, canonical JSON; digest is over it.';
