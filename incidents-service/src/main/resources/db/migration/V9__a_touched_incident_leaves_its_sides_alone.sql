-- what changes with every step of a case is kept where it is one row with few indexes, not in each side with nine
alter table incident add column touched_at timestamptz;
comment on column incident.touched_at is 'When something last changed that every side shows: the state, or what may be shown of the case.';
comment on column incident.changed_at is 'The latest of touched_at and the changed_at of every side.';
update incident i set changed_at = greatest(i.changed_at, sides.changed_at)
  from (select incident_id, max(changed_at) as changed_at from incident_face group by incident_id) sides
 where sides.incident_id = i.id;
create index incident_by_change on incident (agreement_id, changed_at);
drop index face_by_change;
comment on column incident_face.changed_at is 'When this side last came to look otherwise. Its reader sees the later of it and incident.touched_at.';
