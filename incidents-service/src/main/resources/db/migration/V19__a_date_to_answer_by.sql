alter table agreement_version add column answer_by timestamptz;
comment on column agreement_version.answer_by is 'When the guarantors are asked to have taken a position; null: no date was named. Its passing is shown and has no effect.';
