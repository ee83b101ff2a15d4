-- leaves wait here for a second and go; what they leave behind is swept early
alter table pending_leaf set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
comment on column pending_leaf.salt is '256 secret bits; without them a leaf tells nothing. Empty after erasure.';

create table leaf (
    index         bigint primary key,
    leaf          bytea       not null,
    kind          text        not null,
    subject       text        not null,
    recorded_at   timestamptz not null,
    integrated_at timestamptz not null default now()
);
create index leaf_leaf on leaf using hash (leaf);
comment on table leaf is 'The entries of the service''s log. Rows are added and never changed.';
comment on column leaf.index is 'From zero, without gaps. Within what was integrated at once the order is that of the commitments, which tells nothing.';
comment on column leaf.leaf is 'The entry: SHA-256 over a secret salt and canonical JSON. Its hash in the tree is that of RFC 9162.';

create table leaf_salt (
    index bigint primary key,
    salt  bytea not null
);
comment on table leaf_salt is 'What opens a leaf, apart from it: erasure deletes the row and leaves the log as it is.';

create table tile (
    level  smallint not null,
    number bigint   not null,
    hashes bytea    not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, number)
);
alter table tile alter column hashes set storage external;
comment on table tile is 'Hashes of the tree in tiles of 256 (C2SP tlog-tiles), so that a proof reads a few rows. The last one of each level grows.';

create table checkpoint (
    size      bigint primary key,
    root      bytea       not null check (octet_length(root) = 32),
    note      text        not null,
    rows      text        not null,
    epoch     bigint      not null,
    issued_at timestamptz not null default now()
);
comment on table checkpoint is 'Every state of the log that was signed, as it was signed. A checkpoint exists once it is here.';
comment on column checkpoint.rows is 'Signed too: a digest of what the rows of the leaves since the checkpoint before say beside their commitments.';
comment on column checkpoint.epoch is 'Which leader signed it.';

create table cosignature (
    size        bigint      not null references checkpoint,
    key         text        not null,
    party       text        not null,
    line        text        not null,
    cosigned_at timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (size, key)
);
create index cosignature_received_at on cosignature (received_at);
comment on table cosignature is 'Guarantors'' cosignatures of checkpoints, as signature lines of the note.';

create table log_lead (
    one          boolean primary key default true check (one),
    epoch        bigint      not null default 0,
    holder       uuid,
    leased_until timestamptz not null default 'epoch'
);
insert into log_lead default values;
comment on table log_lead is 'Which process integrates leaves. Whoever writes the log locks this row and finds its own epoch in it, or writes nothing.';
comment on column log_lead.leased_until is 'Database time after which another process may lead.';

create table log_publication (
    one         boolean primary key default true check (one),
    size        bigint      not null default -1,
    cosigned_at timestamptz not null default 'epoch'
);
insert into log_publication default values;
comment on table log_publication is 'Up to which size the log is in the store, and up to when its cosignatures are.';

create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
    raise exception 'the log is only ever added to';
end $$;

create function let_tiles_grow() returns trigger language plpgsql as $$
begin
    if (new.level, new.number) <> (old.level, old.number)
            or octet_length(new.hashes) <= octet_length(old.hashes)
            or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception 'the log is only ever added to';
    end if;
    return new;
end $$;

create trigger only_added_to before update or delete or truncate on leaf execute function refuse_change_of_log();
create trigger only_added_to before update or delete or truncate on checkpoint execute function refuse_change_of_log();
create trigger only_added_to before update or delete or truncate on cosignature execute function refuse_change_of_log();
create trigger only_added_to before delete or truncate on tile execute function refuse_change_of_log();
create trigger only_grows before update on tile for each row execute function let_tiles_grow();
