create table site_grant (
    id               uuid primary key,
    agreement_id     text not null references agreement,
    site_id          text not null,
    party            text not null,
    tenure           int not null,
    reason           text not null,
    digest           text not null,
    made_by          text not null,
    made_at          timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text
);
create index site_grant_of on site_grant (agreement_id, site_id, made_at, id);
create unique index site_grant_standing on site_grant (agreement_id, party, site_id, tenure) where withdrawn_at is null;
comment on table site_grant is 'That a party was given sight of a protected site.';
comment on column site_grant.tenure is 'Number of the revision by which the site became its owner''s who had it when sight was given: when it has been another''s, sight is given anew.';
comment on column site_grant.digest is 'Of the body as it was posted, so that it can be posted again.';
