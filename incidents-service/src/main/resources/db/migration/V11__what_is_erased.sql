alter table report alter column salt drop not null;
comment on column report.salt is '256 secret bits; null once the report is erased.';
comment on table report is 'What one agency says, as it said it. Never updated: a correction is another report that supersedes it; an erasure leaves what happened, where and when, and nothing in anybody''s words.';

create table erasure (
    id                uuid primary key,
    report_id         uuid not null references report,
    agreement_id      text not null,
    agency            text not null,
    asked_by          text not null,
    asked_at          timestamptz not null,
    reason            text not null,
    confirmed_by      text,
    confirmed_party   text,
    confirmed_at      timestamptz,
    confirming_reason text,
    leaf              text
);
create index erasure_of on erasure (report_id, asked_at);
create unique index erasure_once on erasure (report_id) where confirmed_at is not null;
comment on table erasure is 'Which report an agency wants erased. It is done once a source keeper of another side confirms it, and this row says that it was.';
