create table row_name_key (
    agency text primary key,
    key    bytea not null
);
comment on table row_name_key is 'By which the ids of an agency''s rows of CSV are made where they say none: the same row has the same id, and who sees an id cannot try what the row says.';
