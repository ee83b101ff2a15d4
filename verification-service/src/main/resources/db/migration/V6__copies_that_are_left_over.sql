create table leftover (
    sha256 text primary key,
    due_at timestamptz not null
);
create index leftover_due on leftover (due_at);
comment on table leftover is
    'Contents that the store may have as copies although nothing is a copy by them: noted before they are put there and when a copy is taken away. When it is due, what nothing is a copy by is removed.';
