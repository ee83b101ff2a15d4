comment on column report.sealed is 'The source, encrypted with a data key of its own, which lies before it encrypted with the keyset of the installation (Tink, KmsEnvelopeAead), the report id as additional data; or, from before there were keysets, AES-256-GCM with the nonce first.';
comment on column report.sealed_mark is 'A keyed digest of the source, so that a repeated body can be told from a changed one.';

create table identity_opening (
    id                uuid primary key,
    report_id         uuid not null references report,
    agreement_id      text not null,
    asked_by          text not null,
    asked_party       text not null,
    asked_at          timestamptz not null,
    reason            text not null,
    confirmed_by      text,
    confirmed_party   text,
    confirmed_at      timestamptz,
    confirming_reason text,
    until             timestamptz not null,
    leaf              text
);
create index identity_opening_of on identity_opening (report_id, asked_at, id);
comment on table identity_opening is 'That a source keeper wants to know who the source of a report is, and that another of another side agreed.';
comment on column identity_opening.until is 'Until when it can be confirmed; once it is, until when the two may read.';

create table identity_reading (
    id         uuid primary key,
    opening_id uuid not null references identity_opening,
    read_by    text not null,
    party      text not null,
    read_at    timestamptz not null,
    leaf       text not null
);
create index identity_reading_of on identity_reading (opening_id, read_at, id);
comment on table identity_reading is 'That one of the two keepers was shown who the source is.';

alter table to_match add column affiliation text not null default '';
update to_match m set affiliation = r.affiliation from report r where r.id = m.report_id;
create index to_match_turns on to_match (agreement_id, area, affiliation, position);
drop index to_match_next;
comment on column to_match.affiliation is 'Of the agency that sent it: affiliations take turns.';
