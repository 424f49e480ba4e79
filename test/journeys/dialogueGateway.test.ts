// The conversation by SMS where Twilio receives none: in by a phone or by Kannel, out by the same or by another.
import { describe, expect, test } from 'vitest';
import { codeIn, eventually, openApp, type TestApp } from '../support/app.ts';
import { startFakeAndroid } from '../support/fakeAndroid.ts';
import { startFakeKannel } from '../support/fakeKannel.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import type { OfficeChange, OfficesChange } from '../support/offices.ts';
import { post } from '../support/webhooks.ts';

const OFFICE = '+6281100000099';
const depok: OfficeChange = { channels: [{ kind: 'SMS', address: OFFICE }] };
const change: OfficesChange = { DEPOK: depok };
/** Eight hundred characters of the office's own, with one sign that an SMS does not have. */
const OWN = `Nomor {number}, kode {code}, {date} {from}, hadir {arriveBy}. Salat jum’at di masjid kantor. ${'Bawa dokumen asli. '.repeat(38)}`;
const ownWords: OfficesChange = {
  DEPOK: { ...depok, texts: [{ key: 'confirmed', language: 'id', sms: true, text: OWN }] },
};

const phone = await startFakeAndroid();
const kannel = await startFakeKannel();
const environment = {
  SMS_GATEWAY_URL: phone.url,
  SMS_GATEWAY_USERNAME: phone.username,
  SMS_GATEWAY_PASSWORD: phone.password,
  SMS_GATEWAY_SIGNING_KEY: phone.signingKey,
  SMS_GATEWAY_NUMBERS: OFFICE,
  KANNEL_URL: kannel.sendUrl,
  KANNEL_USERNAME: kannel.username,
  KANNEL_PASSWORD: kannel.password,
  KANNEL_SECRET: kannel.secret,
  // The rate limit of a phone would make each test wait for those before it.
  SMS_MESSAGES_PER_SECOND: '1000',
};

let senders = 0;
const gatewaySender = () => {
  const number = 500 + senders++;
  return { from: phoneOf(number), name: nameOf(number), line: `#${nameOf(number)}#25011987#07082017` };
};
const statusOf = async (app: TestApp, to: string) =>
  (await app.query('select status from outbox_message where recipient = $1 order by id', [to])).map(
    (row) => row.status,
  );

describe('in and out by a phone', async () => {
  const app = await openApp({ change, environment: { ...environment, SMS_SEND_BY: 'gateway' } });
  const send = async (from: string, text: string, more: object = {}) => {
    const answer = await post(app.url, phone.received({ from, text, ...more }));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  };

  test('someone books and confirms by SMS', async () => {
    const { from, line } = gatewaySender();
    await send(from, line);
    const [held] = await phone.sentTo(from);
    const code = codeIn(held?.text as string);
    await send(from, code.toLowerCase(), { receivedAt: '2017-08-01T09:01:00+07:00' });
    const [, confirmed] = await phone.sentTo(from, 2);
    expect(confirmed?.text).toContain('No. A1');
    const [row] = await app.query('select status, channel, sender_key from booking where code = $1', [code]);
    expect(row).toEqual({ status: 'CONFIRMED', channel: 'SMS', sender_key: `tel:${from}` });
    await eventually('both are sent', async () => (await statusOf(app, from)).join() === 'SENT,SENT');
    for (const event of ['sms:delivered', 'sms:sent']) {
      const told = phone.webhook(event, { messageId: confirmed?.id, recipient: from });
      expect((await post(app.url, told)).status).toBe(204);
    }
    expect(await statusOf(app, from)).toEqual(['SENT', 'DELIVERED']);
  });

  test('one SMS that is told twice, under two ids, is answered once', async () => {
    const { from, line } = gatewaySender();
    await Promise.all([send(from, line), send(from, line), send(from, line, { messageId: 'another' })]);
    await phone.sentTo(from);
    await send(from, '#cek', { receivedAt: '2017-08-01T09:01:00+07:00' });
    await phone.sentTo(from, 2);
    expect(phone.messages.filter(({ to }) => to === from)).toHaveLength(2);
  });

  test('one SMS that is told twice under two times next to each other is answered once', async () => {
    const { from, line } = gatewaySender();
    await send(from, line, { receivedAt: '2017-08-01T09:05:59.900+07:00', messageId: 'aa11' });
    await send(from, line, { receivedAt: '2017-08-01T09:06:00.100+07:00', messageId: 'aa12' });
    await send(from, '#cek', { receivedAt: '2017-08-01T09:06:10.000+07:00' });
    const [, status] = await phone.sentTo(from, 2);
    expect(status?.text).toContain('Belum pasti');
    expect(phone.messages.filter(({ to }) => to === from)).toHaveLength(2);
  });

  test('the same words sent again are said again: each is answered', async () => {
    const { from } = gatewaySender();
    const turns = ['PANDU', 'Rohmat', '25011990', '1', '1', 'Rahmat', 'YA', '#cek', '#cek'];
    for (const [turn, text] of turns.entries()) {
      await send(from, text, { receivedAt: `2017-08-01T09:20:${String(turn * 6 + 1).padStart(2, '0')}.000+07:00` });
    }
    const replies = await phone.sentTo(from, turns.length);
    expect(replies[4]?.text).toContain('1/4 Siapa nama Anda');
    expect(replies).toHaveLength(turns.length);
    const booked = await app.query('select name, status from booking where sender_key = $1', [`tel:${from}`]);
    expect(booked).toEqual([{ name: 'Rahmat', status: 'CONFIRMED' }]);
  });

  test.each([
    ['with words is read by them', true],
    ['without words says what can be done', false],
  ])('an MMS %s, and its picture is said to be left out', async (_, hasWords) => {
    const { from, line, name } = gatewaySender();
    const picture = { partId: 7, contentType: 'image/jpeg', name: 'ktp.jpg', size: 9, data: null };
    const mms = phone.webhook('mms:downloaded', {
      ...{ messageId: `mms-${from}`, sender: from, recipient: null, simNumber: 1, subject: null },
      ...{ body: hasWords ? line : null, attachments: [picture], receivedAt: '2017-08-01T09:00:00.000+07:00' },
    });
    expect((await post(app.url, mms)).status).toBe(204);
    const [reply] = await phone.sentTo(from);
    expect(reply?.text).toContain('Gambarnya tidak kami terima: nomor ini hanya membaca teks.');
    expect(reply?.text.includes(name)).toBe(hasWords);
    expect(reply?.text).not.toContain('Foto sudah diterima');
  });

  test('what no one signed, or someone long ago, is refused', async () => {
    const { from, line } = gatewaySender();
    const forged = phone.received({ from, text: line }, { key: 'another' });
    const old = phone.received({ from, text: line }, { seconds: 1_501_552_800 });
    for (const request of [forged, old]) expect((await post(app.url, request)).status).toBe(403);
    expect(await app.query('select from inbox_message where sender = $1', [from])).toEqual([]);
  });

  test('an operator’s advertising is answered by no one', async () => {
    await send('TELKOMSEL', 'Isi pulang sekarang! #cek');
    expect(await app.query(`select from inbox_message where sender = 'TELKOMSEL'`)).toEqual([]);
  });
});

describe('in by a phone, out by a company with a registered name', async () => {
  const app = await openApp({
    change,
    environment: { ...environment, SMS_SEND_BY: 'twilio', TWILIO_SMS_FROM: 'IMIGRASI' },
  });

  test('someone books, and what became of the reply is told by its sender', async () => {
    const { from, line, name } = gatewaySender();
    expect((await post(app.url, phone.received({ from, text: line }))).status).toBe(204);
    const [held] = await app.twilio.sentTo(from);
    expect(held).toMatchObject({ from: 'IMIGRASI', body: expect.stringContaining(name) });
    await eventually('it is sent', async () => (await statusOf(app, from)).join() === 'SENT');
    const answers = await app.twilio.deliverStatuses(app.url, held?.sid as string, ['sent', 'delivered', 'sent']);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await statusOf(app, from)).toEqual(['DELIVERED']);
    expect(phone.messages.some(({ to }) => to === from)).toBe(false);
  });
});

describe('in and out by Kannel', async () => {
  const app = await openApp({ change, environment: { ...environment, SMS_SEND_BY: 'kannel' } });

  test('someone books, and Kannel sends nothing of its own accord', async () => {
    const { from, line, name } = gatewaySender();
    const answer = await post(app.url, kannel.received({ from: from.slice(1), to: OFFICE, text: line }));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      ...[200, 'text/plain; charset=utf-8', ''],
    ]);
    const [held] = await kannel.sentTo(from);
    expect(held?.text).toContain(name);
    expect(held?.coding).toBe('0');
    await eventually('it is sent', async () => (await statusOf(app, from)).join() === 'SENT');
    for (const report of [8, 1, 4]) expect((await post(app.url, kannel.report(held!, report))).status).toBe(200);
    expect(await statusOf(app, from)).toEqual(['DELIVERED']);
  });

  test('the same SMS told again, as after a fault, is answered once', async () => {
    const { from, line } = gatewaySender();
    const request = kannel.received({ from, to: OFFICE, text: line });
    await Promise.all([post(app.url, request), post(app.url, request)]);
    await kannel.sentTo(from);
    await post(app.url, kannel.received({ from, to: OFFICE, text: '#cek' }));
    await kannel.sentTo(from, 2);
    expect(kannel.messages.filter(({ to }) => to === from)).toHaveLength(2);
  });

  test('a false secret is refused, and no secret gets into the log', async () => {
    const { from, line } = gatewaySender();
    const request = kannel.received({ from, to: OFFICE, text: line }, 'a-false-secret-of-mine');
    expect((await post(app.url, request)).status).toBe(403);
    expect(app.faults.join()).not.toContain(kannel.secret);
  });
});

describe("in the office's own words by Kannel", async () => {
  const app = await openApp({ change: ownWords, environment: { ...environment, SMS_SEND_BY: 'kannel' } });

  test('the number arrives, in seven bits, whatever quotes the office likes', async () => {
    const { from, line } = gatewaySender();
    const say = (text: string) => post(app.url, kannel.received({ from, to: OFFICE, text }));
    await say(line);
    const [held] = await kannel.sentTo(from);
    await say(codeIn(held?.text as string));
    const [, confirmed] = await kannel.sentTo(from, 2);
    expect(confirmed).toMatchObject({ coding: '0', text: expect.stringMatching(/^Nomor A1.*jum'at/) });
    await eventually('both are sent', async () => (await statusOf(app, from)).join() === 'SENT,SENT');
  });

  test('an expired one ends as failed, with the centre’s own words', async () => {
    const { from, line } = gatewaySender();
    await post(app.url, kannel.received({ from, to: OFFICE, text: line }));
    const [held] = await kannel.sentTo(from);
    await eventually('it is sent', async () => (await statusOf(app, from)).join() === 'SENT');
    const report = kannel.report(held!, 34, 'id:7 sub:001 dlvrd:000 stat:EXPIRED err:001 text:Budi');
    expect((await post(app.url, report)).status).toBe(200);
    await eventually('it has failed', async () => (await statusOf(app, from)).join() === 'FAILED');
    const [row] = await app.query('select fault, reason from outbox_message where recipient = $1', [from]);
    expect(row).toEqual({ fault: 'EXPIRED 001', reason: 'ADDRESS' });
  });
});
