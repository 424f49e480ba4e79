// The place that was held for a request and went on to the next, for a person who answers after its time.
import type { ChatSender } from '../access/asker.ts';
import { BOOKING_COLUMNS, type Booking, readBooking } from '../booking/booking.ts';
import { channelName } from '../channelKinds.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';

/** An answer that comes later is to something else. */
const LAPSED_PLACE_DAYS = 3;

/** By the notice of it to the sender. null: there was none in the last days. */
export async function lapsedPlaceOf(
  db: Queryable,
  { channel, address }: ChatSender,
  office: Office,
  now: Instant,
): Promise<Booking | null> {
  const numbers = office.channels.filter(({ kind }) => kind === channel).map((own) => own.address);
  const since = now.subtract({ hours: LAPSED_PLACE_DAYS * 24 });
  const [row] = await db.query(LAPSED_PLACE, [channelName(channel), numbers, address.value, since]);
  return row ? readBooking(row) : null;
}
const LAPSED_PLACE = statement('lapsed place')`
  select ${BOOKING_COLUMNS} from outbox_message o join booking b on b.code = o.booking
    join capacity_window w on w.id = b.window_id
  where o.channel = $1 and o.sender = any($2) and o.recipient = $3 and o.key = 'placeFound' and o.created_at > $4
    and b.status = 'EXPIRED'
  order by o.id desc limit 1`;
