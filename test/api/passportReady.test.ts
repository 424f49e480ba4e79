// Officers name the owners of ready passports: all who can be told are told once, and the answer says who was.
import { expect, test } from 'vitest';
import { openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { ADMIN, managersOf } from '../support/managers.ts';
import { queueAt } from '../support/queue.ts';
import { step } from '../support/step.ts';

const app = await openApp({ start: '2017-08-01T09:00:00+07:00' });
const bogor = queueAt(app.url);
const READY = `mutation ($input: PassportReadyInput!) { answer: announcePassportReady(input: $input) {
  ... on PassportsReady { told news { booking name outcome toldAt againFrom } } ... on Refusal { reason field message } } }`;

async function announce(input: object, headers = ADMIN) {
  const { data, errors } = await app.graphql(READY, { input: { office: 'BOGOR', ...input } }, headers);
  if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
  return data.answer;
}
const outcomes = (answer: { news: { outcome: string }[] }) => answer.news.map(({ outcome }) => outcome);
const messages = () =>
  app.query(`select recipient, text, calm, purpose from outbox_message where key = 'passportReady' order by id`);
const audit = async () =>
  (await app.query(`select office, subject from audit where what = 'announcePassportReady' order by id`)).map(
    ({ office, subject }) => [office, subject],
  );

const book = async (person: number): Promise<string> =>
  (await bogor.confirmed(person, { when: { date: '2017-08-07' } })).code;

async function serve(code: string): Promise<void> {
  await bogor.checkIn(code);
  await app.query(`update ticket set status = 'SERVED', serving_at = $2, ended_at = $2 where booking = $1`, [
    code,
    '2017-08-07T08:00:00+07:00',
  ]);
  await app.query('update booking set live = false where code = $1', [code]);
}

// All are booked before the clock goes on, and it never goes back: work that had begun would end what was just booked.
const [one, two, unserved, phoneless, five] = [
  await book(1),
  await book(2),
  await book(3),
  await book(4),
  await book(5),
];
const withPhones: [number, string][] = [
  [1, one],
  [2, two],
  [3, unserved],
  [5, five],
];
for (const [person, code] of withPhones)
  await app.query('update booking set phone = $2 where code = $1', [code, phoneOf(person)]);
app.clock.set('2017-08-07T07:45:00+07:00');
for (const code of [one, two, phoneless, five]) await serve(code);
app.clock.set('2017-08-14T10:00:00+07:00');

test('passports that are ready', async () => {
  await step('are told to those who were served, and of the others it is said why not', async () => {
    const answer = await announce({
      bookings: [one.toLowerCase(), unserved, phoneless, 'ZZZZ9999', 'no code at all'],
      applicants: [
        { name: nameOf(2).toUpperCase(), birthDate: '1987-01-25' },
        { name: 'Tidak Ada', birthDate: '1990-01-01' },
      ],
    });
    expect(outcomes(answer)).toEqual([
      'TOLD',
      'NOT_SERVED',
      'UNREACHABLE',
      'NOT_FOUND',
      'NOT_FOUND',
      'TOLD',
      'NOT_FOUND',
    ]);
    expect(answer.told).toBe(2);
    expect(answer.news[0]).toEqual({
      booking: one,
      name: null,
      outcome: 'TOLD',
      toldAt: '2017-08-14T10:00:00+07:00',
      againFrom: '2017-08-21T10:00:00+07:00',
    });
    expect(answer.news[5]).toMatchObject({ booking: two, name: nameOf(2).toUpperCase() });
    expect((await messages()).map(({ recipient }) => recipient)).toEqual([phoneOf(1), phoneOf(2)]);
    expect((await messages())[0]).toMatchObject({
      calm: true,
      text: `Kantor Imigrasi Bogor: paspor ${nameOf(1)} sudah jadi. Silakan ambil di kantor pada jam kerja.`,
    });
    expect(await audit()).toEqual([['BOGOR', `${one} ${two}`]]);
  });

  await step('are told once, however often and by how many they are announced, also those named twice', async () => {
    const answer = await announce({ bookings: [one, two, one] });
    expect([answer.told, outcomes(answer)]).toEqual([0, ['ALREADY_TOLD', 'ALREADY_TOLD', 'ALREADY_TOLD']]);
    expect(answer.news[0].toldAt).toBe('2017-08-14T10:00:00+07:00');
    const answers = await Promise.all([1, 2, 3].map(() => announce({ bookings: [five, five] })));
    expect(answers.flatMap(outcomes).toSorted()).toEqual([...Array(5).fill('ALREADY_TOLD'), 'TOLD']);
    expect(await messages()).toHaveLength(3);
    expect(await audit()).toHaveLength(2);
  });

  await step('may be told again after a week', async () => {
    app.clock.set('2017-08-21T09:59:59+07:00');
    expect(outcomes(await announce({ bookings: [one] }))).toEqual(['ALREADY_TOLD']);
    app.clock.set('2017-08-21T10:00:00+07:00');
    expect(outcomes(await announce({ bookings: [one] }))).toEqual(['TOLD']);
    expect((await messages()).filter(({ recipient }) => recipient === phoneOf(1))).toHaveLength(2);
  });

  await step('of another office are as unknown as any', async () => {
    const elsewhere = await announce({
      office: 'BATAM',
      bookings: [one],
      applicants: [{ name: nameOf(1), birthDate: '1987-01-25' }],
    });
    expect(outcomes(elsewhere)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  await step('are five hundred at most, and one at least', async () => {
    await expect(announce({})).rejects.toThrow('BAD_USER_INPUT');
    await expect(announce({ bookings: Array(501).fill(one) })).rejects.toThrow('BAD_USER_INPUT');
    expect(outcomes(await announce({ bookings: Array(500).fill('ZZZZ9999') }))).toHaveLength(500);
  });

  await step('are announced to no one by an office that has switched it off', async () => {
    await managersOf(app).ask('changeOffice', { office: 'BOGOR', settings: { notices: { off: ['PASSPORT_READY'] } } });
    expect(await announce({ bookings: [two] })).toMatchObject({
      reason: 'NOTICE_OFF',
      message: expect.stringContaining('Kantor Imigrasi Bogor'),
    });
  });
});
