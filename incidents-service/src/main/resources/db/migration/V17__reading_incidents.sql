-- words are kept by their stems, each in the language of its letters; none is left out, because a name may be one of the
-- words that dictionaries leave out
create text search dictionary stem_english (template = snowball, language = english);
create text search dictionary stem_russian (template = snowball, language = russian);
create text search dictionary stem_arabic (template = snowball, language = arabic);
create text search configuration words_english (copy = simple);
create text search configuration words_russian (copy = simple);
create text search configuration words_arabic (copy = simple);
alter text search configuration words_english
    alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with stem_english;
alter text search configuration words_russian
    alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with stem_russian;
alter text search configuration words_arabic
    alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with stem_arabic;

-- what is searched already has its words, though not its sentences
update incident_face f set words = stems.words
  from (select kept.incident_id, kept.audiences,
               coalesce(string_agg(
                   quote_literal(coalesce((case when word.lexeme ~ '[\u0400-\u04ff]' then ts_lexize('stem_russian', word.lexeme)
                                                when word.lexeme ~ '[\u0600-\u06ff]' then ts_lexize('stem_arabic', word.lexeme)
                                                else ts_lexize('stem_english', word.lexeme) end)[1], word.lexeme))
                   || coalesce(':' || array_to_string(word.positions, ','), ''), ' ')::tsvector, '') as words
          from incident_face kept left join lateral unnest(kept.words) word on true
         group by kept.incident_id, kept.audiences) stems
 where stems.incident_id = f.incident_id and stems.audiences = f.audiences;
comment on column incident_face.words is 'Written by Wording, by which a search is read as well: in plain letters, stemmed by words_english, words_russian or words_arabic.';

-- the order of times is not the order of commits: who follows what changes goes by the transactions that wrote it
alter table incident_face
    add column tx   bigint not null default 0,
    add column told bigint not null default 0;
alter table incident
    add column tx         bigint not null default 0,
    add column touched_tx bigint not null default 0,
    add column turned_at  timestamptz,
    add column turned_tx  bigint not null default 0;
alter table report add column tx bigint not null default 0;
alter table erasure add column confirmed_tx bigint not null default 0;
update incident set turned_at = touched_at where touched_at is not null;
alter table incident_face alter column tx set default pg_current_xact_id()::text::bigint;
alter table incident alter column tx set default pg_current_xact_id()::text::bigint;
alter table report alter column tx set default pg_current_xact_id()::text::bigint;
comment on column incident_face.tx is 'The transaction by which this side last came to look otherwise; zero for what was there before this was kept.';
comment on column incident_face.told is 'A hash of the reports that this side rests on and of their words, which its view does not show.';
comment on column incident.tx is 'The latest transaction that changed it or one of its sides.';
comment on column incident.touched_at is 'When something last changed that a side shows and that is not part of it: the state, the admission, or what may be shown of the case.';
comment on column incident.turned_at is 'When something of that changed which the public is shown too: the state, the withdrawal, the finding.';

create function note_transaction_of_incident() returns trigger language plpgsql as $$
begin
    new.tx := pg_current_xact_id()::text::bigint;
    if new.touched_at is distinct from old.touched_at then
        new.touched_tx := new.tx;
    end if;
    if new.turned_at is distinct from old.turned_at then
        new.turned_tx := new.tx;
    end if;
    return new;
end $$;
create trigger incident_transaction before update on incident
    for each row when (new.changed_at is distinct from old.changed_at) execute function note_transaction_of_incident();

create function note_transaction_of_erasure() returns trigger language plpgsql as $$
begin
    new.confirmed_tx := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger erasure_transaction before update on erasure
    for each row when (new.confirmed_at is distinct from old.confirmed_at) execute function note_transaction_of_erasure();

create index incident_by_tx on incident (agreement_id, tx);
-- reports are only ever added at the end, so that a few pages stand for a range of transactions
create index report_by_tx on report using brin (tx) with (pages_per_range = 16);
create index erasure_by_tx on erasure (confirmed_tx) where confirmed_at is not null;

-- what lasts long is rare, and found by its end; the end of anything else is bounded by its beginning
create index face_lasting on incident_face (agreement_id, ends) where ends - starts > interval '2 days';
create statistics face_lasts on (ends - starts) from incident_face;

-- the state is where the order of lists is; it changes seldom enough to be written beside each side
alter table incident_face add column state text;
update incident_face f set state = i.state from incident i where i.id = f.incident_id;
alter table incident_face alter column state set not null;
create function show_state_of_incident() returns trigger language plpgsql as $$
begin
    update incident_face set state = new.state where incident_id = new.id and state <> new.state;
    return null;
end $$;
create trigger incident_state after update on incident
    for each row when (new.state is distinct from old.state) execute function show_state_of_incident();
-- while a new version is rolled out, the one before still writes sides, and does not know that they have a state
create function fill_state_of_face() returns trigger language plpgsql as $$
begin
    select state into new.state from incident where id = new.incident_id;
    return new;
end $$;
create trigger face_state before insert on incident_face
    for each row when (new.state is null) execute function fill_state_of_face();
create index face_by_state on incident_face (agreement_id, state, starts, incident_id);
drop index incident_by_state;
comment on column incident_face.state is 'That of the incident, kept so by a trigger.';

create table incident_gone (
    incident_id  uuid not null references incident,
    agreement_id text not null,
    audiences    text[] not null,
    party        text,
    starts       timestamptz not null,
    gone_at      timestamptz not null,
    tx           bigint not null default pg_current_xact_id()::text::bigint,
    primary key (incident_id, tx, audiences)
);
create index gone_by_time on incident_gone (agreement_id, gone_at);
create index gone_by_tx on incident_gone (agreement_id, tx);
-- one for all that answer, so that each reads the marks of the others
create table mark_key (
    one boolean primary key default true check (one),
    key bytea not null
);
insert into mark_key (key)
values (sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
comment on table mark_key is 'By which the marks are encrypted that lists are followed by: a mark is a transaction, and how fast they grow tells of what is hidden.';
comment on table incident_gone is 'Whom an incident once showed a side and then no longer: only they are told that it is gone.';
