-- a row of the outbox lives for milliseconds: compressing it costs more than the room it saves
alter table outbox set (toast_tuple_target = 8160);
