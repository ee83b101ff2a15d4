-- the earliest use of a picture is found first, whatever was uploaded since
alter table evidence add column received_at timestamptz;
update evidence set received_at = (content ->> 'receivedAt')::timestamptz where erased_at is null;
drop index evidence_sha256;
create index evidence_sha256 on evidence (sha256, received_at);
comment on column evidence.received_at is 'When incidents-service received it, which no client chooses.';
