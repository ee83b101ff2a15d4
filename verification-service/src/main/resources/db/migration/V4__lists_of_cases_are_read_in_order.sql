create index case_file_of_agreement on case_file (agreement_id, opened_at, id);
create index case_file_of_actor on case_file (actor, opened_at, id) where actor is not null;
create index case_file_in_status on case_file (status, opened_at, id);
create index case_file_asked on case_file (asked_party, opened_at, id) where asked_party is not null;
create index case_file_release on case_file (release_at) where release_at is not null;
create index case_file_joined on case_file (joined_into) where joined_into is not null;
comment on index case_file_release is 'Findings that are not released yet are few, and lists look for them among all that are decided.';
