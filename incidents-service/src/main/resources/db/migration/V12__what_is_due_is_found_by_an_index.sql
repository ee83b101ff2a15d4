alter table original alter column claimed_until drop not null;
update original o set claimed_until = null
 where claimed_until < now() and exists (select 1 from evidence e where e.sha256 = o.sha256);
comment on column original.claimed_until is 'Database time until which somebody is about to make evidence of it: the content comes into the store before the evidence is committed. Afterwards it is looked whether any evidence has it; null once some does, until that is erased.';
create index original_claimed on original (claimed_until) where claimed_until is not null;

drop index original_checked;
create index original_sound_checked on original (checked_at) where fault is null;
create index original_faulty_checked on original (checked_at) where fault is not null;
comment on column original.checked_at is 'When it was last read again, or is being read again; a try that failed counts as long ago.';
