create table erased_report (
    report_id uuid primary key
);
comment on table erased_report is 'Their words are not kept again, however late an event that still has them arrives.';
