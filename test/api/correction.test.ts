// People correct slips in their own name and birth date, once; more is corrected at the desk, and no place is passed on by it.
import { describe, expect, test } from 'vitest';
import { BY, byApplicant } from '../support/actors.ts';
import { BIRTH_DATE } from '../support/api.ts';
import { ADMIN_KEY, codeIn, openApp } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { phoneOf } from '../support/house.ts';

const app = await openApp({ change: { defaults: APPROVED_DIGITS } });
const CORRECT = `mutation ($input: CorrectMyDataInput!) { answer: correctMyData(input: $input) {
  __typename ... on Booking { code applicant { name birthDate } history { action ${BY} } } ... on Refusal { reason field } } }`;
const MY_DATA = `mutation ($input: PersonalDataInput!) { answer: myData(input: $input) { ... on PersonalData { pass } } }`;
const SEND = `mutation ($input: SendProofInput!) { answer: sendProof(input: $input) { __typename } }`;
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const asked = async (document: string, input: object, headers?: Record<string, string>) => {
  const { data, errors } = await app.graphql(document, { input }, headers);
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
};

let people = 9000;

/** A booking by chat, and the pass of its holder. */
async function holderOf(name: string) {
  const from = phoneOf(people++);
  const { replies } = await app.simulator({ from, to: 'BOGOR', text: `#${name}#25011987#07082017` });
  const code = codeIn(replies[0]?.text ?? '');
  await asked(SEND, { code, birthDate: BIRTH_DATE, purpose: 'PERSONAL_DATA' });
  const [{ digits }] = await app.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where purpose like 'proof:' || $1 || ':%'`,
    [code],
  );
  const { pass } = await asked(MY_DATA, { code, birthDate: BIRTH_DATE, digits });
  return { code, correct: (input: object) => asked(CORRECT, { pass, booking: code, ...input }) };
}

test('a slip is corrected once, and stands in the history without the values', async () => {
  const { code, correct } = await holderOf('Wayan Sukarmo');
  const done = await correct({ newName: 'Wayan Sukarno', newBirthDate: '1978-01-25' });
  expect(done).toMatchObject({ code, applicant: { name: 'Wayan Sukarno', birthDate: '1978-01-25' } });
  expect(done.history.at(-1)).toMatchObject({ action: 'CORRECT', by: byApplicant('WEB') });
  expect(await correct({ newName: 'Wayan Sukarni' })).toMatchObject({ reason: 'CORRECTION_AT_DESK' });
  expect(await correct({ newBirthDate: '1978-01-26' })).toMatchObject({ reason: 'CORRECTION_AT_DESK' });
  // The person is known by the corrected name from then on.
  const again = { from: phoneOf(people++), to: 'BOGOR', text: '#Wayan Sukarno#25011978#08082017' };
  expect((await app.simulator(again)).replies[0]?.key).toBe('refused.ALREADY_BOOKED');
});

test('a birth date that is corrected gives its priority', async () => {
  const { code, correct } = await holderOf('Nyoman Lansia');
  const priority = async () => (await app.query('select priority from booking where code = $1', [code]))[0].priority;
  expect(await priority()).toBe('NORMAL');
  expect(await correct({ newBirthDate: '1957-01-25' })).toMatchObject({ code });
  expect(await priority()).toBe('ELDERLY');
});

test('another person gets no place by it, but at the desk', async () => {
  const { code, correct } = await holderOf('Ketut Wirawan');
  expect(await correct({ newName: 'Made Surya' })).toMatchObject({ reason: 'CORRECTION_AT_DESK' });
  expect(await correct({ newName: '12345' })).toMatchObject({ reason: 'INVALID_NAME', field: 'newName' });
  expect(await correct({ newBirthDate: '2087-01-25' })).toMatchObject({ reason: 'INVALID_BIRTH_DATE' });
  const wanted = { code, booking: code, newName: 'Ketut Wirawan Putra', seen: 'IDENTITY_CARD' };
  await expect(asked(CORRECT, { ...wanted, seen: null }, ADMINISTRATOR)).rejects.toThrow('seen must name the document');
  expect(await asked(CORRECT, wanted, ADMINISTRATOR)).toMatchObject({ applicant: { name: 'Ketut Wirawan Putra' } });
  const audit = await app.query(`select what, subject, detail from audit where what = 'correctMyData'`);
  const [before, after] = ['K**** W******', 'K**** W****** P****'];
  expect(audit).toEqual([
    {
      ...{ what: 'correctMyData', subject: code },
      detail: { before: { name: before }, after: { name: after, corrected: 'name', seen: 'IDENTITY_CARD' } },
    },
  ]);
});

test('a name that has a booking already is not taken twice', async () => {
  await holderOf('Nyoman Dharma');
  const { correct } = await holderOf('Nyoman Dharna');
  expect(await correct({ newName: 'Nyoman Dharma' })).toMatchObject({ reason: 'ALREADY_BOOKED' });
});

test('another booking than the own is out of reach, and the database lets no other command change a person', async () => {
  const [mine, theirs] = [await holderOf('Komang Ayu'), await holderOf('Gede Putra')];
  expect(await mine.correct({ booking: theirs.code, newName: 'Gede Putri' })).toMatchObject({ reason: 'UNKNOWN_CODE' });
  await expect(app.query(`update booking set name = 'X' where code = $1`, [mine.code])).rejects.toThrow(
    'cannot be changed',
  );
});

describe('by chat', () => {
  async function booked(name: string, more: readonly string[] = []) {
    const from = phoneOf(people++);
    const say = async (text: string) => (await app.simulator({ from, to: 'BOGOR', text })).replies[0];
    for (const other of [name, ...more]) await say(`#${other}#25011987#07082017`);
    return say;
  }

  test('UBAH NAMA and UBAH TGLLAHIR correct a slip of the only booking, once each', async () => {
    const say = await booked('Putu Astuty');
    const done = await say('UBAH NAMA Putu Astuti');
    expect(done?.key).toBe('corrected');
    expect(done?.text).toContain('Putu Astuti, lahir 25 Januari 1987');
    expect((await say('betulkan tgl lahir saya 25-01-1978'))?.text).toContain('lahir 25 Januari 1978');
    // As long as the place is only held, the right line may be sent; afterwards the desk sees the document.
    expect((await say('#ubah nama Putu Astute'))?.key).toBe('correctBySending');
    expect((await say('YA'))?.key).toBe('confirmed');
    expect((await say('#ubah nama Putu Astute'))?.key).toBe('refused.CORRECTION_AT_DESK');
    expect((await say('ubah nama Orang Lain Sekali'))?.key).toBe('refused.CORRECTION_AT_DESK');
    const [row] = await app.query(`select by from booking_event where action = 'CORRECT' order by id desc limit 1`);
    expect(row.by).toBe('applicant by WHATSAPP');
  });

  test.each(['ubah data saya', 'betulkan nama saya dong', 'UBAH TGLLAHIR', 'change name?', 'ubah tanggal lahir besok'])(
    '%s is told how',
    async (text) => {
      const say = await booked(`Ni Luh ${'abcdefgh'[people % 8]}${'klmnoprs'[people % 7]}a`);
      expect((await say(text))?.key).toBe('correctHow');
    },
  );

  test('without a booking there is nothing to correct', async () => {
    const from = phoneOf(people++);
    const { replies } = await app.simulator({ from, to: 'BOGOR', text: 'ubah nama Budi Santoso' });
    expect(replies[0]?.key).toBe('nothingBooked');
  });
});
