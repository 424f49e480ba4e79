// Whether the rows are what people were told, and whether people were told what the rows say.
import type { KilledPeople, ToldBooking } from './people.ts';
import type { KilledScene } from './scene.ts';

export interface KillFindings {
  /** Bookings that were acknowledged and are not there as they were told. */
  lost: number;
  /** How often each difference was found, in words. */
  lostAs: readonly string[];
  /** People with two bookings, and places or numbers that two people have. */
  double: number;
  /** Windows over their capacity, or that count other places than their bookings have. */
  overCapacity: number;
  /** Confirmed bookings of people by WhatsApp who were not told their number. */
  unconfirmed: number;
  /** People who were told the same twice. */
  toldTwice: number;
  /** Webhooks that were acknowledged and are not there, or were not worked on, and replies that were not sent. */
  unanswered: number;
  bookings: number;
  confirmed: number;
}

interface KilledRow {
  code: string;
  name: string;
  status: string;
  number: string | null;
  phone: string | null;
  /** Milliseconds since 1970; null: it has not lapsed. */
  lapsedAtMs: number | null;
}

const ALL_BOOKINGS = `select code, name, status, queue_number as number, substring(sender_key from '^tel:(.*)$') as phone,
  (select extract(epoch from min(at))::float8 * 1000 from booking_event e where e.booking = b.code and action = 'EXPIRE') as "lapsedAtMs"
  from booking b`;
/** Each gives the rows that are wrong. */
const DOUBLE: readonly string[] = [
  'select upper(name) from booking group by 1 having count(*) > 1',
  'select person_key from booking where live group by 1 having count(*) > 1',
  'select 1 from booking where place is not null group by window_id, place having count(*) > 1',
  'select 1 from booking where queue_number is not null group by office, visit_date, queue_number having count(*) > 1',
  `select 1 from booking_event where action = 'BOOK' group by booking having count(*) > 1`,
];
const OVER_CAPACITY: readonly string[] = [
  'select from capacity_window where taken > capacity',
  `select from capacity_window w where taken <> resting + (select count(*) from booking b where b.window_id = w.id and b.live)`,
  'select from capacity_window w where issued < (select max(place) from booking b where b.window_id = w.id)',
];
const UNANSWERED: readonly string[] = [
  'select from inbox_message where worked_at is null',
  `select from outbox_message where status not in ('SENT', 'DELIVERED', 'READ')`,
  `select from inbox_message i where not exists (select from outbox_message o where o.purpose like 'reply:' || i.id || ':%')`,
];

export async function checkKilled({ rows }: KilledScene, people: KilledPeople): Promise<KillFindings> {
  const countAll = async (wrong: readonly string[]) => {
    let sum = 0;
    for (const sql of wrong) sum += (await rows<{ n: number }>(`select count(*)::int as n from (${sql}) w`))[0]?.n ?? 0;
    return sum;
  };
  const bookings = await rows<KilledRow>(ALL_BOOKINGS);
  const byCode = new Map(bookings.map((row) => [row.code, row]));
  const told = [...people.told.values()];
  const differing = told.filter((each) => !isAsTold(byCode.get(each.code), each));
  const confirmed = bookings.filter(({ status }) => status === 'CONFIRMED');
  const [arrived] = await rows<{ messages: number }>('select count(*)::int as messages from inbox_message');
  const chatting = [...people.chatting.values()];
  const acknowledged = chatting.reduce((sum, person) => sum + person.acknowledged, 0);
  return {
    lost: differing.length,
    lostAs: countedBy(differing, (each) => differenceOf(byCode.get(each.code), each)),
    // Bookings that no one was told of are of people who were given another as well.
    double: (await countAll(DOUBLE)) + Math.max(0, bookings.length - told.length),
    overCapacity: await countAll(OVER_CAPACITY),
    unconfirmed: confirmed.filter((row) => row.phone !== null && !wasTold(people, row)).length,
    toldTwice: chatting.filter(({ replies }) => new Set(replies).size < replies.length).length,
    unanswered: (await countAll(UNANSWERED)) + Math.max(0, acknowledged - (arrived?.messages ?? 0)),
    bookings: bookings.length,
    confirmed: confirmed.length,
  };
}

function countedBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name}: ${count}`);
}

/** A hold lapses no earlier than at the moment that was told, which may come while servers are killed. */
export function isAsTold(row: KilledRow | undefined, told: ToldBooking): boolean {
  if (!row || row.name.toUpperCase() !== told.name.toUpperCase()) return false;
  if (told.status === 'CONFIRMED') return row.status === told.status && row.number === told.number;
  if (row.status !== 'EXPIRED') return row.status === 'HELD' || row.status === 'CONFIRMED';
  return told.confirmBy !== null && row.lapsedAtMs !== null && row.lapsedAtMs >= Date.parse(told.confirmBy);
}

function differenceOf(row: KilledRow | undefined, { status, number }: ToldBooking): string {
  if (row?.status !== status) return `told ${status}, row ${row?.status ?? 'missing'}`;
  return `told ${status} with ${number ?? 'no number'}, row with ${row.number ?? 'none'}`;
}

function wasTold({ chatting }: KilledPeople, { phone, number, code }: KilledRow): boolean {
  const replies = chatting.get(phone ?? '')?.replies ?? [];
  return replies.some((text) => text.includes(`${number}`) && text.includes(code));
}
