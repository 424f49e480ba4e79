// Messages are answered in groups: each once, a sender's in order, and one that cannot be answered fails alone.
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../adapters/index.ts';
import { openWork, type WorkOn } from '../../server/channels/conversations.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import type { Arrival } from '../../src/inbox/arrival.ts';
import { takeIn } from '../../src/inbox/inbox.ts';
import { itemAt } from '../../src/items.ts';
import { eventually } from '../support/eventually.ts';
import { openHouse, phoneOf } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const house = await openHouse();
const { pool } = house.database;
const tx = committedOneByOne(pool);

/** Senders whose questions the API cannot answer. */
const broken = new Set<string>();
/** The senders for whom the API was asked, in order. */
const asked: string[] = [];

/** The API as it answers where no office has the number. */
function askFor({ address }: ChatSender): Ask {
  return async () => {
    asked.push(address.value);
    if (broken.has(address.value)) throw new Error('The API is out of order.');
    return { office: null, viewer: { bookings: { edges: [] } } } as never;
  };
}

function openServer(own = pool): (id: number) => ReturnType<WorkOn> {
  const { offices, clock } = house;
  const workOn = openWork({ pool: own, channels: {}, offices, clock, askFor });
  return (id) => workOn(id);
}

let messages = 0;
async function arrived(senders: readonly string[]): Promise<number[]> {
  const arrivals = senders.map((value): Arrival => {
    const number = messages++;
    const ends = { from: { kind: 'phone' as const, value }, to: '+62800' };
    const message = { messageId: `m ${number}`, ...ends, text: `halo ${number}` };
    return { channel: 'whatsapp', office: null, message: { ...message, type: 'message', media: [] } };
  });
  return takeIn(tx, arrivals, house.clock.now(), false);
}

const people = (from: number, count: number) => Array.from({ length: count }, (_, index) => phoneOf(from + index));
/** The messages to whose sender a reply was put out, as often as it was. */
const replied = async (ids: readonly number[]) => {
  const purposes = ids.map((id) => `reply:${id}:0`);
  const rows = await tx.query('select purpose from outbox_message where purpose = any($1) order by id', [purposes]);
  return rows.map(({ purpose }) => Number(purpose.split(':')[1]));
};
const inOrder = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);
const failures = async (id: number) =>
  (await tx.query('select failures from inbox_message where id = $1', [id]))[0].failures;

describe('a group', () => {
  test('is answered together, each message once', async () => {
    const ids = await arrived(people(100, 40));
    const work = openServer();
    asked.length = 0;
    const answers = await Promise.all([...ids, ...ids].map(work));
    expect(answers.slice(0, 40).map((answer) => answer?.intent)).toEqual(ids.map(() => 'NO_OFFICE'));
    expect(asked).toHaveLength(40);
    expect(inOrder(await replied(ids))).toEqual(ids);
    expect(await work(ids[0] as number)).toBeNull();
  });

  test('with a message that cannot be answered answers all the others', async () => {
    const senders = people(200, 12);
    const ids = await arrived([...senders, senders[4] as string]);
    broken.add(senders[4] as string);
    const work = openServer();
    const answers = await Promise.allSettled(ids.map(work));
    expect(answers.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([4, 12]);
    expect(await replied(ids)).toHaveLength(11);
    expect(await failures(ids[4] as number)).toBe(1);
    // Tried again when the API is in order, both are answered.
    broken.clear();
    await Promise.all([work(ids[4] as number), work(ids[12] as number)]);
    expect(await replied([ids[4], ids[12]] as number[])).toEqual([ids[4], ids[12]]);
  });

  test('with a message whose reply PostgreSQL cannot take answers all the others, and keeps no one waiting', async () => {
    const senders = people(300, 12);
    const poisoned = senders[7] as string;
    await tx.query(`create function refuse_poison() returns trigger language plpgsql as $$ begin
      if new.recipient = '${poisoned}' and not exists (select from inbox_message where sender = new.recipient and failures > 0)
      then raise exception using errcode = '22023'; end if; return new; end $$`);
    await tx.query(
      'create trigger poison before insert on outbox_message for each row execute function refuse_poison()',
    );
    const ids = await arrived([...senders, poisoned]);
    const work = openServer();
    const answers = await Promise.allSettled(ids.slice(0, 12).map(work));
    expect(answers.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([7]);
    expect(await replied(ids)).toHaveLength(11);
    // The next of the same sender does not wait for it.
    expect(await work(ids[12] as number)).toMatchObject({ intent: 'NO_OFFICE' });
    await work(ids[7] as number);
    expect(await replied(ids)).toHaveLength(13);
    await tx.query('drop trigger poison on outbox_message');
  });
});

test('a message whose sender another server is answering waits without a slot', async () => {
  const other = await house.neighbour();
  const { offices, clock } = house;
  const gate = Promise.withResolvers<void>();
  const asking = Promise.withResolvers<void>();
  const gated = (sender: ChatSender): Ask => {
    const ask = askFor(sender);
    return async (...question) => {
      asking.resolve();
      await gate.promise;
      return ask(...question);
    };
  };
  const ids = await arrived([phoneOf(500), phoneOf(500)]);
  const there = openWork({ pool: other.pool, channels: {}, offices, clock, askFor: gated });
  const first = there(itemAt(ids, 0));
  await asking.promise;
  let slots = 0;
  const here = openWork({ pool, channels: {}, offices, clock, askFor });
  const second = here(itemAt(ids, 1), (work) => {
    slots++;
    return work();
  });
  await eventually('it asks for its turn again', async () => slots > 1);
  gate.resolve();
  await Promise.all([first, second]);
  expect(await replied(ids)).toEqual(ids);
});

test('two servers answer each message once, and a sender in the order of the messages', async () => {
  const other = await house.neighbour();
  const senders = people(400, 8);
  const ids = await arrived([1, 2, 3, 4].flatMap(() => senders));
  asked.length = 0;
  const [here, there] = [openServer(), openServer(other.pool)];
  await Promise.all(ids.map((id, index) => (index % 3 === 0 ? there : here)(id)));
  expect(inOrder(await replied(ids))).toEqual(ids);
  expect(asked).toHaveLength(ids.length);
  const order = await replied(ids);
  for (const [index] of senders.entries()) {
    const own = ids.filter((_, place) => place % senders.length === index);
    expect(order.filter((id) => own.includes(id))).toEqual(own);
  }
});
