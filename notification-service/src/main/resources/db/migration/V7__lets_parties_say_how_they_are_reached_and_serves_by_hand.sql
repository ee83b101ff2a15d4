alter table party
    add column own_languages    text,
    add column own_office_name  text,
    add column own_office_email text,
    add column own_office_zone  text,
    add column own_office_days  text,
    add column own_office_from  text,
    add column own_office_to    text,
    add column changed_by       text,
    add column changed_at       timestamptz;
comment on column party.own_languages is 'What the party itself says, beside what the agreement says; null: the agreement''s.';
comment on column party.own_office_zone is 'Null: the agreement''s office. Of both, the one that opens first is served.';

create table party_escalation (
    party_id      uuid    not null references party,
    step          integer not null,
    after_seconds bigint  not null,
    endpoint      text    not null,
    primary key (party_id, step)
);
comment on table party_escalation is 'Where else an unacknowledged notice goes, and how long after it was served; by-hand is service by a person.';

create table handover (
    id           uuid primary key,
    delivery_id  uuid        not null references delivery,
    served_at    timestamptz not null,
    place        text        not null,
    received_by  text        not null,
    reporter     text        not null,
    reported_by  text        not null,
    reported_at  timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    digest       text        not null
);
create index handover_delivery on handover (delivery_id);
comment on table handover is 'That somebody handed a notice over; it counts once a second person confirms it.';
comment on column handover.reporter is 'The account''s permanent id: whoever confirms must be another.';
