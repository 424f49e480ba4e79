// Officers take conversations over, answer and hand back while their messages are answered in groups: no one waits for good.
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../adapters/index.ts';
import { openWork } from '../../server/channels/conversations.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import { type ConversationDeed, handBack, takeOver } from '../../src/answering/change.ts';
import { openConversation } from '../../src/answering/open.ts';
import { sendReply } from '../../src/answering/reply.ts';
import type { Transaction } from '../../src/database.ts';
import { takeIn } from '../../src/inbox/inbox.ts';
import { isRefusal } from '../../src/refusal.ts';
import { type Done, transact } from '../../src/transact.ts';
import { openHouse, phoneOf } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const BOGOR = '+628111100333';
const house = await openHouse();
const { pool } = house.database;
const tx = committedOneByOne(pool);
const office = house.offices.get('BOGOR');
const now = house.clock.now();

/** The API answers once this is over. */
let gate: Promise<void> = Promise.resolve();
let asked = () => {};
function askFor(_: ChatSender): Ask {
  return async () => {
    asked();
    await gate;
    return { office: null, viewer: { bookings: { edges: [] } } } as never;
  };
}
const work = openWork({ pool, channels: {}, offices: house.offices, clock: house.clock, askFor });

const act = <T>(command: (own: Transaction) => Promise<Done<T>>): Promise<T> => transact(pool, command);

/** A person whose conversation an officer opened, and the deeds of that officer. */
async function personWith(number: number, officer = 'officer 7') {
  const value = phoneOf(number);
  const to = { kind: 'phone' as const, value };
  const opened = await act((own) =>
    openConversation(own, { office, to, language: 'id', officer, windowHours: () => null }, now),
  );
  if (isRefusal(opened)) throw new Error(opened.refused);
  const deed: ConversationDeed = { id: opened.id, office: 'BOGOR', timeZone: office.timeZone, officer };
  let messages = 0;
  const ids: number[] = [];
  return {
    ids,
    async writes(): Promise<number> {
      const message = { messageId: `${value} ${messages++}`, from: to, to: BOGOR, text: `halo ${messages}` };
      const arrival = {
        channel: 'whatsapp',
        office: 'BOGOR',
        message: { ...message, type: 'message' as const, media: [] },
      };
      const [id = 0] = await takeIn(tx, [arrival], now, false);
      ids.push(id);
      return id;
    },
    takeOver: () => act((own) => takeOver(own, deed, true, now)),
    handBack: () => act((own) => handBack(own, deed)),
    reply: (thenHandBack = false) =>
      act((own) => {
        const windowHours = () => null;
        const rest = { text: 'Silakan datang.', seen: null, thenHandBack, windowHours, handledBy: officer };
        return sendReply(own, { office, id: deed.id, officer, ...rest }, now);
      }),
    automatic: async () =>
      (await tx.query(`select id from outbox_message where recipient = $1 and purpose like 'reply:%'`, [value])).length,
    waits: async () =>
      (await tx.query('select waiting_since from attended_conversation where id = $1', [deed.id]))[0].waiting_since,
    intents: async () =>
      (await tx.query('select intent from inbox_message where sender = $1 order by id', [value])).map(
        (row) => row.intent,
      ),
  };
}

test('an answer that was made while an officer took over is not said, and the message waits for the officer', async () => {
  const person = await personWith(800);
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const reading = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const worked = work(await person.writes());
  await reading;
  await person.takeOver();
  open();
  expect(await worked).toMatchObject({ intent: 'TO_OFFICER', reason: null });
  expect(await person.automatic()).toBe(0);
  expect(await person.intents()).toEqual(['TO_OFFICER']);
  expect(await person.waits()).not.toBeNull();
  await person.handBack();
  expect(await work(await person.writes())).toMatchObject({ intent: 'NO_OFFICE' });
  expect(await person.automatic()).toBe(1);
});

describe('a person and two officers at once', () => {
  const ROUNDS = 12;

  test('come to no standstill, no automatic answer follows a take-over, and each message is answered or waits', async () => {
    gate = Promise.resolve();
    const people = await Promise.all(Array.from({ length: 10 }, (_, index) => personWith(820 + index)));
    const failed: unknown[] = [];
    const noting = async (deed: Promise<unknown>) => deed.catch((error: unknown) => failed.push(error));
    const writing = people.map(async (person) => {
      for (let round = 0; round < ROUNDS; round++) await noting(person.writes().then(work));
    });
    const answering = people.map(async (person, index) => {
      for (let round = 0; round < ROUNDS; round++) {
        await noting(person.takeOver());
        const before = await person.automatic();
        if ((round + index) % 3 === 0) await noting(person.reply());
        if ((round + index) % 4 === 0) await noting(Promise.all([person.reply(), person.takeOver()]));
        expect(await person.automatic(), 'answers after a take-over').toBe(before);
        await noting(round % 2 === 0 ? person.handBack() : person.reply(true));
      }
    });
    await Promise.all([...writing, ...answering]);
    expect(failed).toEqual([]);
    for (const person of people) {
      const left = (await person.intents()).filter((intent) => intent === 'TO_OFFICER').length;
      expect(await person.automatic()).toBe(ROUNDS - left);
      const intents = await person.intents();
      expect(intents.every((intent) => intent !== null)).toBe(true);
      // Those that were left to an officer last are answered, or wait.
      const last = await tx.query(
        `select (select max(id) from inbox_message where sender = c.sender and intent = 'TO_OFFICER') > c.read_id as unread,
          c.waiting_since from attended_conversation c where c.sender = (select sender from inbox_message where id = $1)`,
        [person.ids[0] ?? 0],
      );
      for (const { unread, waiting_since } of last) if (unread) expect(waiting_since).not.toBeNull();
    }
  });
});
