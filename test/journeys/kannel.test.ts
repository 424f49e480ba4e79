// The conversation by Kannel itself, and what a message centre says of messages: nothing here is our own idea of it.
import { describe, expect, test } from 'vitest';
import { codeIn, eventually } from '../support/app.ts';
import { phoneOf } from '../support/house.ts';
import { noKannel } from '../support/missing.ts';
import type { OfficesChange } from '../support/offices.ts';
import { freePort, startKannel } from '../support/realKannel.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { startCentre } from '../support/smppCentre.ts';

const OFFICE = '+6281100000099';
const change: OfficesChange = { DEPOK: { channels: [{ kind: 'SMS', address: OFFICE }] } };

describe.skipIf(noKannel)('by Kannel itself', async () => {
  if (noKannel) return;
  const [port, centrePort, sendPort] = [await freePort(), await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const account = { username: 'antrean', password: 'only-for-the-test', secret: 'a-secret-for-the-test' };
  const centre = await startCentre(centrePort);
  const server = await openServer({
    change,
    environment: {
      ...{ PORT: String(port), PUBLIC_URL: publicUrl, KANNEL_URL: `http://127.0.0.1:${sendPort}/cgi-bin/sendsms` },
      ...{ KANNEL_USERNAME: account.username, KANNEL_PASSWORD: account.password, KANNEL_SECRET: account.secret },
    },
  });
  await startKannel({ publicUrl, ...account, centrePort, sendPort });
  await eventually('Kannel is connected to its centre', () => centre.isConnected());

  const sentTo = (to: string, count = 1) =>
    eventually(`${count} SMS`, () => {
      const found = centre.taken.filter((sms) => sms.to === to);
      return found.length >= count ? found : null;
    });
  const states = async (to: string) =>
    (await server.query('select status, fault from outbox_message where recipient = $1 order by id', [to])).map(
      ({ status, fault }) => [status, fault],
    );

  /** Gives the office words of its own. */
  const say = async (texts: object[]) => {
    const change = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';
    await server.ask(change, { input: { office: 'DEPOK', settings: { texts } } }, ADMIN);
  };

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
