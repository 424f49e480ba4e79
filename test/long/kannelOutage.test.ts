// Kannel as docs/channels.md sets it up to lose nothing: while the server is away, and when its boxes are killed.
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { KANNEL_OFFICE as OFFICE, openKannelBench } from '../support/kannelBench.ts';
import { noKannel } from '../support/missing.ts';
import { query } from '../support/process.ts';

/** The database in which Kannel keeps what it has to know for reports, with the table of the documents. */
async function reportsDatabase(): Promise<string> {
  const name = `kannel_${process.pid}`;
  await query(inject('postgresUrl'), `create database ${name}`);
  atEnd(() => query(inject('postgresUrl'), `drop database ${name} with (force)`));
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  const table = blocksOf('docs/channels.md').find(({ language }) => language === 'sql');
  await query(url, table?.text ?? '');
  return url;
}

test('SMS are handed over for a day at least, as the documents say', () => {
  const [block] = blocksOf('docs/channels.md').filter(({ language }) => language === 'kannel');
  const numberOf = (name: string) => Number(new RegExp(`^${name} = (\\d+)$`, 'm').exec(block?.text ?? '')?.[1]);
  expect(numberOf('http-request-retry') * numberOf('http-queue-delay')).toBeGreaterThanOrEqual(86_400);
});

describe.skipIf(noKannel)('Kannel that keeps what it has', async () => {
  if (noKannel) return;
  const reportsUrl = await reportsDatabase();
  const bench = await openKannelBench({ retrySeconds: 1, reportsUrl, byCommand: true });
  const { door, centre, kannel, sentTo, states, received, isConnected } = bench;
  const register = (from: string) => centre.write(from, OFFICE, `#${nameOf(Number(from.slice(-4)))}#25011987#07082017`);
  const arrivesOnce = async (from: string) => {
    await sentTo(from);
    // One that comes later shows that nothing else was to come.
    const later = `${from.slice(0, -1)}${(Number(from.at(-1)) + 1) % 10}`;
    register(later);
    await sentTo(later);
    expect(await received(from)).toHaveLength(1);
    expect(centre.taken.filter(({ to }) => to === from)).toHaveLength(1);
  };

  test('hands over what smsbox was handing over when it was killed', async () => {
    const from = phoneOf(8710);
    door.cut();
    const refused = door.refused();
    register(from);
    await eventually('smsbox has tried', () => door.refused() > refused);
    await kannel.kill('smsbox');
    door.mend();
    await kannel.start('smsbox');
    await arrivesOnce(from);
  });

  test('hands over what bearerbox had when both boxes were killed', async () => {
    const from = phoneOf(8720);
    await kannel.kill('smsbox');
    register(from);
    await eventually('bearerbox has it', () => centre.hasTaken(from));
    await kannel.restart();
    await isConnected();
    await arrivesOnce(from);
  });

  test('sends what waited for the line to the centre when both boxes were killed', async () => {
    const from = phoneOf(8730);
    door.cut();
    register(from);
    await eventually('bearerbox has it', () => centre.hasTaken(from));
    centre.cut();
    door.mend();
    await eventually('Kannel has the answer', async () => (await states(from))[0]?.[0] === 'SENT');
    expect(centre.taken.filter(({ to }) => to === from)).toEqual([]);
    centre.open();
    await kannel.restart();
    await isConnected();
    await arrivesOnce(from);
  });

  test('knows the message of a report that comes after both boxes were killed', async () => {
    const from = phoneOf(8740);
    register(from);
    const [held] = await sentTo(from);
    await eventually('it is sent', async () => (await states(from))[0]?.[0] === 'SENT');
    await eventually('its report is awaited', async () => {
      const rows = await query(reportsUrl, `select from dlr where destination like '%${from.slice(1)}'`);
      return rows.length > 0;
    });
    await kannel.restart();
    await isConnected();
    centre.report(held!, ['DELIVRD', '000']);
    await eventually('it is delivered', async () => (await states(from))[0]?.[0] === 'DELIVERED');
  });

  const mark = join(tmpdir(), `kannel-mark-${process.pid}`);
  test.each([
    ['seven', 0, `#cek"; touch ${mark}; $(touch ${mark}) ' && touch ${mark} # & * ! %b %25`],
    ['sixteen', 8, `#cek \`touch ${mark}\` "$(touch ${mark})" | touch ${mark} \\ ~ {a,b} [x] ñ –`],
  ] as const)('takes no word of a sender for one of the shell, in %s bits', async (_, coding, text) => {
    const from = phoneOf(8750 + coding);
    centre.writeLong(from, OFFICE, text, coding);
    await sentTo(from);
    expect(await received(from)).toEqual([text]);
    await expect(stat(mark)).rejects.toThrow('ENOENT');
  });

  test('gives up what the server can never take, and goes on', async () => {
    const [endless, from] = [phoneOf(8760), phoneOf(8761)];
    centre.writeLong(endless, OFFICE, 'Ñandú – '.repeat(500), 8);
    await eventually('Kannel has it', () => centre.hasTaken(endless));
    register(from);
    await sentTo(from);
    expect(await received(endless)).toEqual([]);
  });
});
