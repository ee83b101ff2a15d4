alter table report add column supersedes uuid;
create unique index report_superseded_once on report (supersedes) where supersedes is not null;
comment on column report.supersedes is 'The earlier report of the same agency whose place it takes as a witness. Null also for what came before corrections were followed.';

alter table incident add column withdrawn_at timestamptz;
comment on column incident.withdrawn_at is 'Since when no report alleges it any more; null while one does.';
