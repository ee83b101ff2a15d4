alter table notice add column titles text;
update notice set titles = (select json_agg(json_build_object('lang', letter ->> 'lang', 'title', letter ->> 'title'))::text
                              from json_array_elements(document::json -> 'letters') letter)
 where document is not null;
alter table notice add check ((released_at is null) or (titles is not null));
comment on column notice.titles is 'The title in each language as JSON, so that a list need not open the documents.';
create index notice_released_of_agreement on notice (agreement_id, released_at desc, id desc) where released_at is not null;
create index notice_released_of_kind on notice (kind, released_at desc, id desc) where released_at is not null;
create index party_code on party (code);

alter table delivery add column released_at timestamptz;
update delivery set released_at = notice.released_at from notice where notice.id = notice_id;
alter table delivery alter column released_at set not null;
comment on column delivery.released_at is 'When the notice was released: the order in which inboxes are read.';
create index delivery_open on delivery (party, released_at desc, notice_id desc)
    where channel = 'INBOX' and state <> 'ACKNOWLEDGED';
create index delivery_acknowledged on delivery (party, released_at desc, notice_id desc)
    where channel = 'INBOX' and state = 'ACKNOWLEDGED';
