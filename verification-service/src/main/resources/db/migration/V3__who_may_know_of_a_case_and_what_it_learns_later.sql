alter table case_file
    add column reach         text not null default 'ACCUSED',
    add column guarded_party text,
    add column asked_party   text,
    add column asked_actor   text,
    add column joined_into   uuid;
alter table case_file alter column reach drop default;
update case_file set asked_party = answerable_party, asked_actor = actor where requested_at is not null;

comment on column case_file.reach is
    'The widest consent among its reports, and so who may know of it. It never narrows: what was told stays told. Cases from before it was kept had been told to every party.';
comment on column case_file.actor is 'Who is alleged to have done it, as told to those who may know of the case.';
comment on column case_file.answerable_party is 'Who answers for the alleged actor.';
comment on column case_file.guarded_party is
    'Whom reports accuse that guarantors may see: its people see no more than the accused may.';
comment on column case_file.asked_party is 'Who is asked for an account now, or was last; null where nobody is.';
comment on column case_file.joined_into is 'The incident that took all reports of this case''s; its own case goes on.';

drop index case_file_awaiting;
create index case_file_awaiting on case_file (asked_party) where status = 'AWAITING_REPLY' and not urgent and not drill;

create table earlier_request (
    case_id      uuid        not null references case_file,
    position     integer     not null,
    party        text        not null,
    actor        text,
    requested_at timestamptz not null,
    served_at    timestamptz not null,
    reply_by     timestamptz not null,
    heard        boolean     not null,
    silent       boolean     not null,
    primary key (case_id, position)
);
create index earlier_request_party on earlier_request (party, case_id);
comment on table earlier_request is 'Who was asked before another party was.';
comment on column earlier_request.heard is
    'It answered, or its time to answer passed. If not, the question was taken back and nothing may be held against it.';

create table development (
    id        uuid primary key,
    case_id   uuid        not null references case_file,
    kind      text        not null,
    report_id uuid,
    detail    text,
    at        timestamptz not null
);
create index development_case on development (case_id, at, id);
comment on table development is 'What became known of an incident after its case was opened.';

create table parted_report (
    case_id   uuid        not null references case_file,
    report_id uuid        not null,
    content   jsonb       not null,
    parted_at timestamptz not null,
    primary key (case_id, report_id)
);
comment on table parted_report is 'Reports that testified to a case and no longer do; opinions may rest on them.';

create table decided_upon (
    case_id uuid primary key references case_file,
    content jsonb not null
);
comment on table decided_upon is 'The incident as it was told when its case was decided: what the finding rests on stays visible.';
