alter table to_match add column supersedes uuid;
update to_match m set supersedes = r.supersedes from report r where r.id = m.report_id and r.supersedes is not null;
comment on column to_match.supersedes is 'The report that it corrects, for which it waits while that waits itself. Here, so that choosing who is next looks at no report.';
