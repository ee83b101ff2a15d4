-- the document of an ordinary notice fits its row, and is read again for every channel
alter table notice set (toast_tuple_target = 8160);
