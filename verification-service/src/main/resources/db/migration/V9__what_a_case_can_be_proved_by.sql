create table recorded (
    leaf    text primary key,
    kind    text not null,
    subject uuid not null,
    content text
);
create index recorded_subject on recorded (subject);
comment on table recorded is 'What the leaves of the log commit to, word for word, so that whoever may see it can check a leaf.';
comment on column recorded.content is 'Canonical JSON; null once it is erased, and of what was recorded before contents were kept.';
insert into recorded (leaf, kind, subject) select leaf, 'custody-step', evidence_id from custody on conflict do nothing;

alter table custody add column account_salt bytea;
comment on column custody.account_salt is 'With by_subject it opens the commitment to the account that the leaf''s content has in its place.';

create table intake_custody (
    id          uuid primary key,
    evidence_id uuid        not null,
    at          timestamptz not null,
    content     jsonb       not null
);
create index intake_custody_of on intake_custody (evidence_id, at);
comment on table intake_custody is 'What was done with a file in incidents-service, as it tells of it.';
