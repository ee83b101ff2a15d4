-- Notices and endpoints are never deleted, and a notice's deliveries are written with it. To check each of them locked the
-- same few endpoints by every transaction that issues notices, and was a third of the cost of the row.
alter table delivery drop constraint delivery_notice_id_fkey;
alter table delivery drop constraint delivery_endpoint_id_fkey;
