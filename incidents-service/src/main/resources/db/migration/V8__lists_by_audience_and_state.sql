-- an audience that sees little, and a state that is rare, are found without reading the whole agreement in order of time
create index face_by_audience on incident_face using gin (audiences);
create index incident_by_state on incident (agreement_id, state);
