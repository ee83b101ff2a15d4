create table adherence (
    id             uuid primary key,
    agreement_id   text not null references agreement,
    actor_id       text not null,
    starts_at      text not null,
    deposited_with text not null,
    digest         text not null,
    entered_by     text not null,
    entered_at     timestamptz not null
);
create index adherence_of on adherence (agreement_id, actor_id, entered_at, id);
comment on table adherence is 'Acceptances of the agreement as they were deposited. The earliest of an actor counts and stands in its register entry.';
comment on column adherence.starts_at is 'RFC 3339, with the offset in which it was sent.';
comment on column register_entry.digest is 'Of the entry as it was posted, so that it can be posted again; an acceptance that is deposited later changes the content only.';

create index protected_site_of on register_entry (agreement_id, (content ->> 'owner'), entry_id) where register = 'protected-sites';
