// An applicant who wants no notices says so, is told that it was understood, and can take it back later.
import { describe, expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import type { OfficeChange } from '../support/offices.ts';

const BOGOR = '+628111100333';
const SMS = '+6281100000031';
const channels: OfficeChange['channels'] = [
  { kind: 'WHATSAPP', address: BOGOR },
  { kind: 'SMS', address: SMS },
];
const app = await openApp({ change: { BOGOR: { channels } } });

function phone(number: number) {
  const from = phoneOf(number);
  const optOuts = async () =>
    (
      await app.query('select by from opt_out where channel = $1 and sender = $2 and recipient = $3', [
        'whatsapp',
        BOGOR,
        from,
      ])
    ).length;
  return {
    from,
    optOuts,
    sent: (count: number) => app.twilio.sentTo(from, count),
    send: (body: string, fields = {}) =>
      app.deliver({ from: `whatsapp:${from}`, to: `whatsapp:${BOGOR}`, body, fields }),
  };
}

describe('a person', () => {
  test('who says so gets no more notices, is told, and is answered all the same', async () => {
    const { send, sent, optOuts } = phone(1);
    await send('BERHENTI');
    expect((await sent(1))[0]?.body).toContain('MULAI');
    expect(await optOuts()).toBe(1);
    await send(`#${nameOf(1)}#25011987#07082017`);
    const code = codeIn((await sent(2))[1]?.body as string);
    await send(code);
    expect((await sent(3))[2]?.body).toContain('A101');
    expect(await optOuts()).toBe(1);
    await send('mulai');
    expect((await sent(4))[3]?.body).toBe('Baik, kabar tentang pendaftaran Anda kami kirim lagi.');
    expect(await optOuts()).toBe(0);
    // The same word sent once more means what it means to all others.
    await send('mulai');
    expect((await sent(5))[4]?.body).toContain('#CONTOH');
  });

  test('whom the provider has answered itself gets no answer of ours', async () => {
    const { from, send, optOuts } = phone(2);
    await send('STOP', { OptOutType: 'STOP' });
    await eventually('it is kept', async () => (await optOuts()) === 1);
    await send('START', { OptOutType: 'START' });
    await eventually('it is taken back', async () => (await optOuts()) === 0);
    expect(app.twilio.messagesTo(from)).toEqual([]);
  });

  test('who stops by SMS is kept with the number they stopped', async () => {
    const from = phoneOf(3);
    await app.deliver({ from, to: SMS, body: 'Stop' });
    await eventually('it is kept', async () => {
      const rows = await app.query('select sender from opt_out where channel = $1 and recipient = $2', ['sms', from]);
      return rows[0]?.sender === SMS;
    });
    expect(app.twilio.messagesTo(from)).toEqual([]);
  });
});
