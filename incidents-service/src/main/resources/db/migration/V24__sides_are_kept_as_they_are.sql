-- a side is replaced whenever what it shows changes: compressing it each time costs more than the room it saves
alter table incident_face set (toast_tuple_target = 8160);
