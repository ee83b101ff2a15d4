alter table erasure
    add column evidence  uuid[],
    add column incidents uuid[];
comment on column erasure.evidence is 'The files that were erased with the report, as it was recorded. Null until it is done; and where that was before this was kept.';
comment on column erasure.incidents is 'The incidents to which the report testified, or had, as it was recorded.';
