create table contest (
    id               uuid primary key,
    agreement_id     text not null references agreement,
    register         text not null,
    entry_id         text not null,
    party            text not null,
    reason           text not null,
    digest           text not null,
    made_by          text not null,
    made_at          timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text
);
create index contest_of on contest (agreement_id, register, entry_id, made_at, id);
create unique index contest_standing on contest (agreement_id, register, entry_id, party) where withdrawn_at is null;
comment on table contest is 'That a party contests an entry of a register, and why. The entry keeps its effect.';
comment on column contest.digest is 'Of the body as it was posted, so that it can be posted again.';
