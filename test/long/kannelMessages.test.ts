// Kannel itself between the server and a centre that is not always willing: long messages, full queues, refusals, every report.
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { KANNEL_OFFICE as OFFICE, openKannelBench } from '../support/kannelBench.ts';
import { noKannel } from '../support/missing.ts';
import { blindIconv } from '../support/realKannel.ts';
import { joinedParts, SMPP_STATUS } from '../support/smppCentre.ts';

describe.skipIf(noKannel)('by Kannel whose iconv knows no letters', async () => {
  if (noKannel) return;
  const bench = await openKannelBench({ retrySeconds: 1, preload: await blindIconv() });
  const { centre, door, sentTo, states, outbox, received, say } = bench;
  /** Each phone is of another person: one has one booking at a time. */
  const nameOfPhone = (from: string) => nameOf(Number(from.slice(-4)));
  const register = (from: string) => centre.write(from, OFFICE, `#${nameOfPhone(from)}#25011987#07082017`);

  test.each([
    ['seven', 0, 'Mohon baca dengan teliti. '.repeat(11)],
    ['sixteen', 8, 'Mohon baca – ñandú – dengan teliti. '.repeat(5)],
  ] as const)('a long reply arrives whole, in parts of %s bits', async (_, coding, words) => {
    const from = phoneOf(821 + coding);
    await say([{ key: 'held', language: 'id', sms: true, text: `${words}{code} {confirmBy} {date}` }]);
    register(from);
    await sentTo(from);
    await say([]);
    const [held] = await outbox(from);
    expect(held?.text).toContain(words);
    const text = await eventually('all parts', () => joinedParts(centre.taken.filter(({ to }) => to === from)));
    expect(text).toBe(held?.text);
    const parts = await sentTo(from);
    expect(new Set(parts.map((sms) => sms.coding))).toEqual(new Set([coding]));
    expect(new Set(parts.map((sms) => sms.part?.reference)).size).toBe(1);
    expect(parts.map((sms) => sms.part?.number)).toEqual(parts.map((_sms, index) => index + 1));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) centre.report(part, ['DELIVRD', '000']);
    await eventually('it is delivered', async () => (await states(from))[0]?.[0] === 'DELIVERED');
  });

  test.each([
    ['seven', 0, 'Selamat pagi, saya ingin tahu apakah kantor buka besok. '.repeat(6)],
    ['sixteen', 8, 'Selamat pagi – ñandú – apakah kantor buka besok? '.repeat(4)],
  ] as const)('a long message in parts of %s bits is one message', async (_, coding, text) => {
    const from = phoneOf(841 + coding);
    centre.writeLong(from, OFFICE, text.trim(), coding);
    await sentTo(from);
    expect(await received(from)).toEqual([text.trim()]);
  });

  test('what the centre throttles is sent again, and arrives once', async () => {
    const from = phoneOf(861);
    centre.script(from, SMPP_STATUS.throttled);
    register(from);
    const [held] = await sentTo(from);
    expect(held?.text).toContain(nameOfPhone(from));
    expect(centre.refused.filter(({ to }) => to === from)).toHaveLength(1);
    centre.report(held!, ['DELIVRD', '000']);
    await eventually('it is delivered', async () => (await states(from))[0]?.[0] === 'DELIVERED');
    expect(centre.taken.filter(({ to }) => to === from)).toHaveLength(1);
  });

  test('what the centre refuses has failed, with its words, and is not sent again', async () => {
    const from = phoneOf(862);
    centre.script(from, SMPP_STATUS.invalidDestination);
    register(from);
    await eventually('it has failed', async () => (await states(from))[0]?.[0] === 'FAILED');
    expect(await states(from)).toEqual([['FAILED', expect.stringMatching(/0x0000000b/i)]]);
    expect(centre.taken.filter(({ to }) => to === from)).toEqual([]);
    expect(centre.refused.filter(({ to }) => to === from)).toHaveLength(1);
  });

  test.each([
    ['ENROUTE', 'SENT'],
    ['ACCEPTD', 'SENT'],
    ['DELETED', 'FAILED'],
    ['UNKNOWN', 'FAILED'],
  ] as const)('what is reported as %s is %s, and as delivered later', async (stat, status) => {
    const from = phoneOf(8_700 + stat.charCodeAt(0) * 2);
    register(from);
    const [held] = await sentTo(from);
    await eventually('it is sent', async () => (await states(from))[0]?.[0] === 'SENT');
    centre.report(held!, [stat, '000']);
    // Reports come in their order: with the answer to another the first is here.
    const other = phoneOf(8_701 + stat.charCodeAt(0) * 2);
    register(other);
    await sentTo(other);
    await eventually(`it is ${status}`, async () => (await states(from))[0]?.[0] === status);
    if (status === 'FAILED') return;
    centre.report(held!, ['DELIVRD', '000']);
    await eventually('it is delivered', async () => (await states(from))[0]?.[0] === 'DELIVERED');
  });

  test('what comes while the server is away is handed over once it is back', async () => {
    const from = phoneOf(863);
    const refused = door.refused();
    door.cut();
    register(from);
    await eventually('Kannel has tried twice', () => door.refused() > refused + 1);
    expect(await received(from)).toEqual([]);
    door.mend();
    await sentTo(from);
    expect(await received(from)).toHaveLength(1);
  });
});
