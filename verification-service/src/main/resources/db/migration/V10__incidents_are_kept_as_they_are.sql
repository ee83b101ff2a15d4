-- each change replaces the whole content, most within a day: compressing it each time costs more than the room it saves
alter table incident set (toast_tuple_target = 8160);
