// A reminder comes, and one word cancels: typed or pressed, by WhatsApp or SMS, after booking by chat or on the web.
import { describe, expect, test } from 'vitest';
import { remindAll } from '../../src/jobs/remind.ts';
import { instant } from '../../src/time.ts';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { ADMIN } from '../support/managers.ts';

const app = await openApp({
  start: '2017-08-01T09:00:00+07:00',
  change: {
    BOGOR: {
      channels: [
        { kind: 'WHATSAPP', address: '+628111100333' },
        { kind: 'SMS', address: '+628111100334' },
      ],
    },
  },
});
const { pool, offices } = await databaseOf(app);
const WHATSAPP = '+628111100333';
const SMS = '+628111100334';

async function registered(number: number, to: string, day: string): Promise<string> {
  const from = phoneOf(number);
  const { replies } = await app.simulator({ from, to, text: `#${nameOf(number)}#25011987#${day}` });
  const code = codeIn(replies[0]?.text ?? '');
  await app.simulator({ from, to, text: code });
  return code;
}
const statusOf = async (code: string) =>
  (await app.query('select status from booking where code = $1', [code]))[0].status;
/** The reminder of the afternoon before that day of August. */
async function reminder(number: number, day: number) {
  const at = `2017-08-${String(day - 1).padStart(2, '0')}T16:00:00+07:00`;
  app.clock.set(at);
  await remindAll(pool, offices, instant(at));
  // The address of one's own place is added when it goes.
  return eventually('the reminder has gone', async () => {
    const [row] = await app.query(
      `select text, buttons, channel, sender from outbox_message
       where key = 'reminderDay' and recipient = $1 and status <> 'WAITING'`,
      [phoneOf(number)],
    );
    return row;
  });
}
const august = (day: number) => `${String(day).padStart(2, '0')}082017`;

describe('a reminder', () => {
  // Each to a day of their own: a round of reminders is gone through once.
  test.each([
    ['BATAL', 7],
    ['batal.', 8],
    ['Batalkan', 9],
    ['#batal', 10],
  ])('answered with %s cancels', async (word, day) => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(day, WHATSAPP, august(day));
    expect((await reminder(day, day)).text).toContain('Balas BATAL');
    const answer = await app.simulator({ from: phoneOf(day), to: WHATSAPP, text: word });
    expect(answer).toMatchObject({ intent: 'CANCEL', reason: null, replies: [{ key: 'cancelled' }] });
    expect(await statusOf(code)).toBe('CANCELLED');
  });

  test('has a button that cancels this very booking', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(11, WHATSAPP, august(11));
    const { buttons } = await reminder(11, 11);
    expect(buttons).toEqual([{ action: `CANCEL:${code}`, title: 'Batal' }]);
    await app.simulator({ from: phoneOf(11), to: WHATSAPP, text: 'Batal', action: buttons[0].action });
    expect(await statusOf(code)).toBe('CANCELLED');
  });

  test('comes by SMS to those who booked by it, in few words, and BATAL cancels there', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(14, SMS, august(14));
    const { text, channel, sender } = await reminder(14, 14);
    expect([channel, sender]).toEqual(['sms', SMS]);
    const [sentence, address] = text.split('\n');
    expect(sentence).toBe(
      'Kantor Imigrasi Bogor: Senin, 14 Agustus 2017 08.00 WIB, no. A101. Hadir 07.30 WIB. Tidak jadi? Balas BATAL',
    );
    // One's own place, where it costs no further SMS.
    expect(address).toMatch(/^https:\/\/antrean\.example\/t\/[\w-]{22}$/);
    expect(text.length).toBeLessThanOrEqual(160);
    await app.simulator({ from: phoneOf(14), to: SMS, text: 'BATAL' });
    expect(await statusOf(code)).toBe('CANCELLED');
  });

  test('comes from the number of the office to those who booked on the web, and BATAL from theirs cancels', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const applicant = { name: nameOf(15), birthDate: '1987-01-25' };
    const input = { office: 'BOGOR', when: { date: '2017-08-15' }, applicant, phone: phoneOf(15) };
    const book = 'mutation ($input: BookInput!) { answer: book(input: $input) { ... on Booking { code } } }';
    const { code } = (await app.graphql(book, { input })).data.answer;
    const confirm = `mutation { confirmBooking(input: { code: "${code}" }) { __typename } }`;
    expect((await app.graphql(confirm, {}, ADMIN)).data.confirmBooking).toEqual({ __typename: 'Booking' });
    expect(await reminder(15, 15)).toMatchObject({ channel: 'whatsapp', sender: WHATSAPP });
    await app.simulator({ from: phoneOf(15), to: WHATSAPP, text: 'BATAL' });
    expect(await statusOf(code)).toBe('CANCELLED');
  });

  test('is sent by the server itself, as its clock comes round, and so is a forfeit', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    await app.query(
      `update capacity_window set taken = capacity where office = 'BOGOR' and starts_at < $1 and date = $2`,
      ['2017-08-16T10:00:00+07:00', '2017-08-16'],
    );
    await registered(30, WHATSAPP, august(16));
    const said = async () =>
      (
        await app.query('select key from outbox_message where recipient = $1 and parameters is not null order by id', [
          phoneOf(30),
        ])
      ).map(({ key }) => key);
    app.clock.set('2017-08-15T16:02:00+07:00');
    await eventually('the reminder', async () => (await said()).join() === 'reminderDay');
    app.clock.set('2017-08-16T07:33:00+07:00');
    await eventually('the other reminder', async () => (await said()).join() === 'reminderDay,reminderSoon');
    app.clock.set('2017-08-16T10:00:00+07:00');
    await eventually('the forfeit', async () => (await said()).join() === 'reminderDay,reminderSoon,forfeited');
    expect(app.faults).toEqual([]);
  });
});
