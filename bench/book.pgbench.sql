-- One booking a transaction, the rows of the product: the window's count, the booking, its history, the answer to a key.
\set n :n + 1
\set x permute(:client_id * 16777216 + :n, 4294967296)
\set window random(:first, :last)
begin;
update capacity_window set taken = taken + 1 where id = :window;
insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, phone, person_key, sender_key, sender_slot, channel, language, priority, held_at, confirm_by, forfeit_at) values (lpad(to_hex(:x::bigint), 8, '0'), 'HELD', true, 'BENCH', 'PASSPORT', :window, current_date + 7, 'Pemohon ' || lpad(to_hex(:x::bigint), 8, '0'), '1987-01-25', '+62' || (81200000000 + :x::bigint)::text, 'PEMOHON' || lpad(to_hex(:x::bigint), 8, '0') || ' 1987-01-25', 'tel:+62' || (81200000000 + :x::bigint)::text, 1, 'WEB', 'id', 'NORMAL', now(), now() + interval '240 minutes', now() + interval '7 days');
insert into booking_event (booking, at, action, by) values (lpad(to_hex(:x::bigint), 8, '0'), now(), 'BOOK', 'applicant by WEB');
insert into idempotency (key, input, booking, at) values ('book anonymous ' || lpad(to_hex(:x::bigint), 8, '0'), '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', lpad(to_hex(:x::bigint), 8, '0'), now());
commit;
