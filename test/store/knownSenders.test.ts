// A sender whose number was hidden is the same sender once the number is told: bookings, messages, wishes and blocks go over.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { liveBookingsOf } from '../../src/booking/find.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { inTransaction } from '../../src/database.ts';
import { takeIn } from '../../src/inbox/inbox.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { made, openHouse, phoneOf, refusedWith, SEED_DAY, sender, wanted } from '../support/house.ts';
import type { OfficesChange } from '../support/offices.ts';
import { committedOneByOne } from '../support/statements.ts';

const BOGOR = '+628111100333';
const FAMILY: OfficesChange = { BOGOR: { policy: { maxLiveBookingsPerSender: 3 } } };

function hiddenSender(id: string): Asker {
  return { kind: 'sender', channel: 'WHATSAPP', address: { kind: 'other', value: id }, sentAt: null };
}

/** A house, and the people who write to it: each has an id, and a number that they tell or not. */
async function opened(...changes: OfficesChange[]) {
  const house = await openHouse(SEED_DAY, ...changes);
  const db = committedOneByOne(house.database.pool);
  let messages = 0;
  let people = 0;
  const person = () => {
    const number = 500 + people++;
    const [id, value] = [`ID.${number}`, phoneOf(number)];
    const writes = (from: Pick<InboundMessage, 'from' | 'alias'>) =>
      inTransaction(house.database.pool, (tx) => {
        const common = { type: 'message', messageId: `m${messages++}`, to: BOGOR, text: 'halo' } as const;
        const message: InboundMessage = { ...common, media: [], ...from };
        return takeIn(tx, [{ channel: 'whatsapp', office: 'BOGOR', message }], house.clock.now(), false);
      });
    const known = sender(value);
    const hidden = hiddenSender(id);
    const confirm = (code: string, asker: Asker) => house.confirm({ code, asker, proof: {} });
    return {
      id,
      value,
      known,
      hidden,
      writesHidden: () => writes({ from: { kind: 'other', value: id } }),
      tellsNumber: () => writes({ from: { kind: 'phone', value }, alias: id }),
      book: async (asker: Asker) => made(await house.book(wanted(house, people++, { asker }))),
      tries: async (asker: Asker) => refusedWith(await house.book(wanted(house, people++, { asker }))),
      confirmed: async (code: string, asker: Asker) => made(await confirm(code, asker)),
      confirming: async (code: string, asker: Asker) => refusedWith(await confirm(code, asker)),
      live: async () => {
        const bookings = (await liveBookingsOf(db, [`tel:${value}`])).get(`tel:${value}`) ?? [];
        return bookings.map(({ code, status }) => [code, status]);
      },
    };
  };
  return { house, db, person };
}

describe('a booking under an id', () => {
  test('is the number’s from then on, counts in its limit, and is confirmed by it', async () => {
    const { person } = await opened();
    const { book, confirmed, hidden, known, live, tellsNumber, tries, writesHidden } = person();
    await writesHidden();
    const { code } = await book(hidden);
    expect(await live()).toEqual([]);
    await tellsNumber();
    expect(await live()).toEqual([[code, 'HELD']]);
    expect(await tries(known)).toBe('LIMIT_REACHED');
    expect((await confirmed(code, known)).senderKey).toMatch(/^tel:/);
    expect(await live()).toEqual([[code, 'CONFIRMED']]);
  });

  test('of a sender who wrote no other message is found as well', async () => {
    const { person } = await opened();
    const { book, hidden, live, tellsNumber } = person();
    const { code } = await book(hidden);
    await tellsNumber();
    expect(await live()).toEqual([[code, 'HELD']]);
  });

  test('that is held beyond what one sender may have lapses at once', async () => {
    const { house, person } = await opened();
    const { book, confirmed, confirming, hidden, known, live, tellsNumber, writesHidden } = person();
    await writesHidden();
    const own = await book(known);
    await confirmed(own.code, known);
    const held = await book(hidden);
    await tellsNumber();
    expect(await confirming(held.code, known)).toBe('HOLD_EXPIRED');
    await settleAll(house.database.pool, house.clock.now());
    expect(await live()).toEqual([[own.code, 'CONFIRMED']]);
  });

  test('that is confirmed keeps its place, and there are no more until all but one are over', async () => {
    const { db, person } = await opened();
    const { book, confirmed, hidden, known, live, tellsNumber, tries } = person();
    const [own, other] = [await book(known), await book(hidden)];
    await confirmed(own.code, known);
    await confirmed(other.code, hidden);
    await tellsNumber();
    expect((await live()).length).toBe(2);
    expect(await tries(known)).toBe('LIMIT_REACHED');
    await db.query(`update booking set live = false, status = 'CANCELLED' where code = $1`, [own.code]);
    expect(await tries(known)).toBe('LIMIT_REACHED');
    await db.query(`update booking set live = false, status = 'CANCELLED' where code = $1`, [other.code]);
    expect(await tries(known)).toBe(null);
  });

  test('of a family takes the free slots, where the office allows several', async () => {
    const { db, person } = await opened(FAMILY);
    const { book, hidden, known, live, tellsNumber, tries, value } = person();
    await book(known);
    await book(hidden);
    await book(hidden);
    await tellsNumber();
    expect((await live()).map(([, status]) => status)).toEqual(['HELD', 'HELD', 'HELD']);
    const slots = await db.query('select sender_slot as slot from booking where sender_key = $1', [`tel:${value}`]);
    expect(slots.map(({ slot }) => slot).toSorted()).toEqual([1, 2, 3]);
    expect(await tries(known)).toBe('LIMIT_REACHED');
  });

  test('of another id stays where it is', async () => {
    const { db, person } = await opened();
    const [one, other] = [person(), person()];
    await one.book(one.hidden);
    await other.book(other.hidden);
    await one.tellsNumber();
    expect(await other.live()).toEqual([]);
    const rows = await db.query('select from booking where sender_key = $1', [`id:${other.id}`]);
    expect(rows).toHaveLength(1);
  });
});

test('what else is kept under the id goes over: past visits, messages, wishes, blocks', async () => {
  const { db, person } = await opened();
  const { book, hidden, id, tellsNumber, value, writesHidden } = person();
  await writesHidden();
  const past = await book(hidden);
  await db.query(`update booking set live = false, status = 'CANCELLED' where code = $1`, [past.code]);
  await db.query(
    `insert into conversation (channel, sender, recipient, state, at) values ('whatsapp', $1, $2, '{"language":"en"}', now())`,
    [`id:${id}`, BOGOR],
  );
  await db.query(
    `insert into opt_out (channel, sender, recipient, by, at) values ('whatsapp', $1, $2, 'PERSON', now())`,
    [BOGOR, id],
  );
  await db.query(
    `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, status, created_at)
     values ('carried', 'whatsapp', $1, 'other', $2, 'held', 'halo', 'WAITING', now())`,
    [BOGOR, id],
  );
  await db.query(
    `insert into block (key, kind, reason, by, began_at) values ($1, 'STAFF', 'calo', 'officer 7', now())`,
    [`id:${id}`],
  );
  await tellsNumber();
  const [found] = await db.query(
    `select (select sender_key from booking where code = $1) as booking,
       (select string_agg(distinct sender_kind || ' ' || sender, ', ') from inbox_message) as inbox,
       (select string_agg(sender, ', ') from conversation) as conversation,
       (select string_agg(recipient, ', ') from opt_out) as opt_out,
       (select recipient_kind || ' ' || recipient from outbox_message where purpose = 'carried') as outbox,
       (select string_agg(key, ', ') from block) as block`,
    [past.code],
  );
  expect(found).toEqual({
    booking: `tel:${value}`,
    inbox: `phone ${value}`,
    conversation: `tel:${value}`,
    opt_out: value,
    outbox: `phone ${value}`,
    block: `tel:${value}`,
  });
});

test('senders who become known while they book have one live booking each', async () => {
  const { db, person } = await opened();
  const people = Array.from({ length: 12 }, person);
  await Promise.all(people.map(({ writesHidden }) => writesHidden()));
  await Promise.all(
    people.flatMap(({ hidden, known, tellsNumber, tries }) => [
      tries(hidden),
      tellsNumber(),
      tries(known),
      tellsNumber(),
    ]),
  );
  const several = await db.query(
    `select sender_key from booking where live and sender_key like 'tel:%' and confirm_by > $1
     group by sender_key having count(*) > 1`,
    [SEED_DAY],
  );
  expect(several).toEqual([]);
});

test('an officer’s conversation goes over, and where both are open it has waited since the earlier', async () => {
  const { db, person } = await opened();
  const attended = (sender: string, kind: string, since: string) =>
    db.query(
      `insert into attended_conversation
         (office, channel, sender_kind, sender, recipient, language, why, waiting_since, last_at, read_id)
       values ('BOGOR', 'whatsapp', $2, $1, $3, 'id', 'WANTS_OFFICER', $4, $4, 0)`,
      [sender, kind, BOGOR, since],
    );
  const of = ({ value, id }: { value: string; id: string }) =>
    db.query('select sender_kind, sender from attended_conversation where sender in ($1, $2)', [value, id]);
  const one = person();
  await one.writesHidden();
  await attended(one.id, 'other', SEED_DAY);
  await one.tellsNumber();
  expect(await of(one)).toEqual([{ sender_kind: 'phone', sender: one.value }]);
  const other = person();
  await other.writesHidden();
  await attended(other.id, 'other', '2017-07-31T09:00:00+07:00');
  await attended(other.value, 'phone', SEED_DAY);
  await other.tellsNumber();
  expect(await of(other)).toEqual([{ sender_kind: 'phone', sender: other.value }]);
  const [{ early }] = await db.query(
    `select waiting_since = '2017-07-31T09:00:00+07:00' as early from attended_conversation where sender = $1`,
    [other.value],
  );
  expect(early).toBe(true);
});

test('every column that names a sender goes over, or names an office', async () => {
  const { db } = await opened();
  const columns = await db.query(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and column_name in ('sender', 'sender_key', 'recipient') order by 1`,
  );
  const [{ prosrc: carries }] = await db.query(`select prosrc from pg_proc where proname = 'carry_over_sender'`);
  const named = columns.map(({ name }) => String(name)).filter((name) => !OF_OFFICES_OR_KNOWN.has(name));
  expect(named).toEqual([
    'attended_conversation.sender',
    'booking.sender_key',
    'conversation.sender',
    'inbox_message.sender',
    'lottery_entry.sender',
    'opt_out.recipient',
    'outbox_message.recipient',
    'place_request.sender_key',
  ]);
  for (const name of named) {
    const [table, column] = name.split('.');
    expect(carries).toMatch(new RegExp(`update ${table} [^;]*${column} =`));
  }
});

/** Numbers of offices, and the table that says whose an id is. */
const OF_OFFICES_OR_KNOWN: ReadonlySet<string> = new Set([
  'attended_conversation.recipient',
  'conversation.recipient',
  'inbox_message.recipient',
  'opt_out.sender',
  'outbox_message.sender',
  'sender_alias.sender',
  'sending.sender',
]);
