create table suggested_join (
    id              uuid primary key,
    agreement_id    text not null references agreement,
    report_id       uuid not null references report,
    incident_id     uuid not null references incident,
    points          int not null,
    parts           jsonb not null,
    suggested_at    timestamptz not null,
    dismissed_at    timestamptz,
    dismissed_by    text,
    dismissal_reason text
);
create unique index suggested_join_once on suggested_join (report_id, incident_id);
create index suggested_join_open on suggested_join (agreement_id, suggested_at, id) where dismissed_at is null;
comment on table suggested_join is 'That a report may describe an incident to which matching did not join it. It is settled by joining, which the witnesses show, or by dismissing it here.';
comment on column suggested_join.parts is 'What spoke for and against it, in points; nothing of what the report says.';
comment on column witness.place_name is 'The name of the place as it sounds, for finding what a new report may describe too; of witnesses that joined before, as it was written, without case and marks.';
