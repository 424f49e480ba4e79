// The conversation by Kannel itself, and what a message centre says of messages: nothing here is our own idea of it.
import { describe, expect, test } from 'vitest';
import { codeIn, eventually } from '../support/app.ts';
import { phoneOf } from '../support/house.ts';
import { KANNEL_OFFICE as OFFICE, openKannelBench } from '../support/kannelBench.ts';
import { noKannel } from '../support/missing.ts';

describe.skipIf(noKannel)('by Kannel itself', async () => {
  if (noKannel) return;
  const { centre, sentTo, states, say } = await openKannelBench();

  test('someone books and confirms, in seven bits, and what was delivered is known', async () => {
    const from = phoneOf(801);
    await say([]);
    centre.write(from, OFFICE, '#Tono Sunaryo#25011987#07082017');
    const [held] = await sentTo(from);
    expect(held).toMatchObject({ coding: 0, from: OFFICE, text: expect.stringContaining('Tono Sunaryo') });
    centre.write(from, OFFICE, codeIn(held?.text as string));
    const [, confirmed] = await sentTo(from, 2);
    expect(confirmed?.text).toContain('No. A1');
    centre.report(confirmed!, ['DELIVRD', '000']);
    await eventually('it is delivered', async () => (await states(from))[1]?.[0] === 'DELIVERED');
  });

  test.each([
    ['É ñ ü @ £ {code} {confirmBy} {date}', 0, 'Siti Aminah'],
    ['Ñandú – {code} {confirmBy} {date}', 8, 'Sari Lestari'],
  ] as const)('letters arrive as they were written, in as few bits as they need: %s', async (text, coding, name) => {
    const from = phoneOf(802 + coding);
    await say([{ key: 'held', language: 'id', sms: true, text }]);
    centre.write(from, OFFICE, `#${name}#25011987#07082017`);
    const [held] = await sentTo(from);
    expect(held?.coding).toBe(coding);
    expect(held?.text.startsWith(text.slice(0, text.indexOf('{')))).toBe(true);
  });

  test.each([
    ['EXPIRED', '001'],
    ['UNDELIV', '045'],
    ['REJECTD', '011'],
  ] as const)('what ends as %s has failed, with the words of the centre', async (stat, error) => {
    const from = phoneOf(810 + stat.charCodeAt(0));
    centre.write(from, OFFICE, '#Budi Hartono#25011987#07082017');
    const [held] = await sentTo(from);
    await eventually('it is sent', async () => (await states(from))[0]?.[0] === 'SENT');
    centre.report(held!, [stat, error]);
    await eventually('it has failed', async () => (await states(from))[0]?.[0] === 'FAILED');
    expect(await states(from)).toEqual([['FAILED', `${stat} ${error}`]]);
  });
});
