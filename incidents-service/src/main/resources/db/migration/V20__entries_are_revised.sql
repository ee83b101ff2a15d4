alter table register_entry add column number int not null default 1;
alter table register_entry add column holds_from timestamptz;
alter table register_entry add column reason text;
alter table register_entry drop constraint register_entry_agreement_id_register_entry_id_key;
create unique index register_entry_revision on register_entry (agreement_id, register, entry_id, number);
create index register_entry_held on register_entry (agreement_id, register, entry_id, holds_from desc nulls last, number desc);

comment on table register_entry is 'Actors, areas, agencies and protected sites: what changes without renegotiation. One row per revision; none is ever removed. The id of the first is made from agreement, register and entry.';
comment on column register_entry.number is 'Of the revision, from 1, which is what a replica that knows no revisions enters.';
comment on column register_entry.holds_from is 'Until the next revision begins to hold; of two that begin together the later one counts. Null: the first, from ever.';
comment on column register_entry.reason is 'Why it was revised; null for the first.';
comment on column register_entry.digest is 'Of the body as it was posted, so that it can be posted again; an acceptance that is deposited later changes the content only.';
