alter table delivery add column office_hour_at timestamptz;
comment on column delivery.office_hour_at is 'When the inbox would have served the party, which acknowledged before that; the release was recorded with it.';
