-- What a server without groups does: one booking a call, the rows of the product, by a function whose plans are kept.
create sequence bench_code cache 100;

create function book(office text, window_id bigint, name text, birth_date date, phone text, key text) returns booking
language plpgsql volatile as $$
declare
  code char(8) := lpad(to_hex(nextval('bench_code') * 2654435761 % 4294967296), 8, '0');
  made booking;
begin
  update capacity_window w set taken = taken + 1 where w.id = book.window_id;
  insert into booking (
    code, status, live, office, service, window_id, visit_date, name, birth_date, phone, person_key, sender_key,
    sender_slot, channel, language, priority, held_at, confirm_by, forfeit_at
  ) values (
    code, 'HELD', true, book.office, 'PASSPORT', book.window_id, current_date + 7, book.name, book.birth_date,
    book.phone, upper(book.name) || ' ' || book.birth_date, 'tel:' || book.phone, 1, 'WEB', 'id', 'NORMAL',
    now(), now() + interval '240 minutes', now() + interval '7 days'
  ) returning * into made;
  insert into booking_event (booking, at, action, by) values (code, now(), 'BOOK', 'applicant by WEB');
  insert into idempotency (key, input, booking, at)
  values ('book anonymous ' || book.key, '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', code, now());
  return made;
end $$;
