// The rush bench compares what people were told with the rows: it finds what is lost, double or over capacity.
import { expect, test } from 'vitest';
import { rushFaults } from '../../bench/rush/checked.ts';
import type { RushLoad } from '../../bench/rush/load.ts';
import { emptyRush } from '../../bench/rush/people.ts';
import { openDesk } from '../support/desk.ts';

const desk = await openDesk();
const { code } = await desk.confirmed(1);
const database = { run: (sql: string) => desk.query(sql) } as unknown as Parameters<typeof rushFaults>[0];
const LOAD: RushLoad = { ...emptyRush(), codes: [code], cpu: 0, taken: 0 };
const faults = (change: Partial<RushLoad> = {}) => rushFaults(database, { ...LOAD, ...change });

/** Undone after it was looked at. */
async function faultsAfter(statement: string, undo: string): Promise<string[]> {
  await desk.query(statement);
  const found = await faults();
  await desk.query(undo);
  return found;
}

test('none is found where all is as it was told', async () => {
  expect(await faults()).toEqual([]);
});

test('answers without rows, and rows without answers', async () => {
  expect(await faults({ codes: [code, '22222222'] })).toEqual(['1 bookings said to be confirmed are not']);
  expect(await faults({ codes: [] })).toEqual(['1 confirmed bookings no one was told of']);
  expect(await faults({ codes: [code, code] })).toEqual(['1 people were told the code of another']);
  expect(await faults({ messages: 1 })).toEqual(['1 messages were sent, 0 are stored']);
  expect(await faults({ taken: 1 })).toEqual(['there are 0 replies, the provider took 1']);
  expect(await faults({ unanswered: 2 })).toEqual(['2 people had no last answer']);
});

test('windows that count wrongly or have too many', async () => {
  const window = `where id = (select window_id from booking where code = '${code}')`;
  expect(
    await faultsAfter(
      `update capacity_window set taken = taken + 1 ${window}`,
      `update capacity_window set taken = taken - 1 ${window}`,
    ),
  ).toEqual(['1 windows count other places than their bookings have']);
});

test('messages that were not worked on or not answered', async () => {
  const message = `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at)
    values ('whatsapp', 'x', 'phone', '+62812', '+62811', 'halo', now())`;
  expect(await faultsAfter(message, 'delete from inbox_message')).toEqual([
    '0 messages were sent, 1 are stored',
    '1 messages were not worked on',
    '1 messages have no reply that was sent',
  ]);
});
