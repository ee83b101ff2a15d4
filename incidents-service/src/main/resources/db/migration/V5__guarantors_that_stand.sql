alter table agreement_version add column voices text;
update agreement_version set voices = guarantors;
alter table agreement_version alter column voices set not null;
comment on column agreement_version.guarantors is 'Parties that the document names as guarantors, in order, separated by spaces.';
comment on column agreement_version.voices is 'Parties whose acceptance ratifies it: its guarantors and those of what it would replace. Settled once it is no longer negotiable.';
