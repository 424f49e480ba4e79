// People see what is kept of them, by chat, page and API, once they have proven who they are; the reading is noted.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, test } from 'vitest';
import { apiOf, BIRTH_DATE } from '../support/api.ts';
import { ADMIN_KEY, codeIn, openApp, PUBLIC_URL } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf, phoneOf, SEED_DAY } from '../support/house.ts';

const app = await openApp({ change: { defaults: APPROVED_DIGITS } });
const api = apiOf(app);
const MY_DATA = `mutation ($input: PersonalDataInput!) { answer: myData(input: $input) {
  __typename ... on PersonalData { text json pass url expiresAt } ... on Refusal { reason message } } }`;
const SEND = `mutation ($input: SendProofInput!) { answer: sendProof(input: $input) {
  __typename ... on Refusal { reason } } }`;
const asked = async (document: string, input: object, headers?: Record<string, string>) => {
  const { data, errors } = await app.graphql(document, { input }, headers);
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
};
const myData = (input: object, headers?: Record<string, string>) => asked(MY_DATA, input, headers);
const sendDigits = (code: string) => asked(SEND, { code, birthDate: BIRTH_DATE, purpose: 'PERSONAL_DATA' });

/** The digits that were sent last to a number. */
async function digitsOf(phone: string): Promise<string> {
  const [row] = await app.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'dataProof' order by id desc`,
    [phone],
  );
  return row.digits;
}

/** A new officer of the front desk, as the headers that sign in. */
async function officerOf(office: string) {
  const add = 'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }';
  const input = { office, name: 'Officer', role: 'FRONT_DESK' };
  const { key } = await asked(add, input, { authorization: `Bearer ${ADMIN_KEY}` });
  return { authorization: `Bearer ${key}` };
}

let people = 7000;

/** Registers by chat and confirms. */
async function registered(phone: string, office = 'BOGOR') {
  const name = nameOf(people++);
  const say = async (text: string) => (await app.simulator({ from: phone, to: office, text })).replies[0];
  const code = codeIn((await say(`#${name}#25011987#07082017`))?.text ?? '');
  await say(code);
  return { name, code, say };
}

test('the copy has the conversation with its state, and what officers had to do with it and wrote', async () => {
  const phone = phoneOf(people++);
  const { code, say } = await registered(phone);
  await say('mau bicara dengan petugas');
  const officer = await officerOf('BOGOR');
  const OPEN = `mutation ($input: OpenConversationInput!) { answer: openConversation(input: $input) { ... on Conversation { id } } }`;
  const REPLY = `mutation ($input: ReplyInput!) { answer: reply(input: $input) { __typename } }`;
  const { id } = await asked(OPEN, { office: 'BOGOR', booking: code }, officer);
  await asked(REPLY, { office: 'BOGOR', conversation: id, text: 'Silakan bawa akta.' }, officer);
  await sendDigits(code);
  const { json } = await myData({ code, birthDate: BIRTH_DATE, digits: await digitsOf(phone) });
  const copy = JSON.parse(json);
  const whole = JSON.stringify(copy);
  for (const said of ['mau bicara dengan petugas', 'Silakan bawa akta.', 'WANTS_OFFICER'])
    expect(whole).toContain(said);
  expect(whole).not.toContain(phoneOf(people));
});

describe('by chat', () => {
  test('DATA SAYA gives a link to all that is kept of the sender, good for a quarter of an hour', async () => {
    const phone = phoneOf(people++);
    const { name, code, say } = await registered(phone);
    const reply = await say('Data saya');
    expect(reply?.key).toBe('myData');
    const link = /https:\S+/.exec(reply?.text ?? '')?.[0] ?? '';
    expect(link.startsWith(`${PUBLIC_URL}/my-data?pass=`)).toBe(true);
    const page = await app.visit(link);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    const html = await page.text();
    for (const said of [name, code, phone, '25 Januari 1987', `#${name}#25011987#07082017`])
      expect(html).toContain(said);
    app.clock.advance(16);
    const late = await app.visit(link);
    app.clock.set(SEED_DAY);
    expect(late.status).toBe(422);
    expect(await late.text()).not.toContain(name);
  });

  test.each(['#data', 'DATA PRIBADI SAYA', 'lihat data saya ya pak', 'my data', 'Data saya.'])(
    '%s asks for it',
    async (text) => {
      const { say } = await registered(phoneOf(people++));
      expect((await say(text))?.key).toBe('myData');
    },
  );

  test.each(['data', 'data saya budi', 'ini data saya', 'data apa yang dibawa'])('%s does not', async (text) => {
    const { say } = await registered(phoneOf(people++));
    expect((await say(text))?.key).not.toBe('myData');
  });
});

describe('by the API', () => {
  test('needs code, birth date, and the digits that were sent to the number for this use', async () => {
    const phone = phoneOf(people++);
    const { code, name } = await registered(phone);
    const proof = { code, birthDate: BIRTH_DATE };
    expect(await myData(proof)).toMatchObject({ __typename: 'Refusal', reason: 'DIGITS_NEEDED' });
    expect(await myData({ code, birthDate: '1987-01-26' })).toMatchObject({ reason: 'UNKNOWN_CODE' });
    expect(await sendDigits(code)).toMatchObject({ __typename: 'Booking' });
    const digits = await digitsOf(phone);
    const wrong = digits === '000000' ? '000001' : '000000';
    expect(await myData({ ...proof, digits: wrong })).toMatchObject({ reason: 'WRONG_DIGITS' });
    const copy = await myData({ ...proof, digits });
    expect(copy.text).toContain(name);
    const { bookings, received } = JSON.parse(copy.json);
    expect(bookings).toMatchObject([{ code, name, birthDate: BIRTH_DATE, writtenFrom: phone, status: 'CONFIRMED' }]);
    expect(received.map(({ text }: { text: string }) => text)).toContain(code);
    // The pass stands for the proof, and does not last longer by being used.
    const again = await myData({ pass: copy.pass });
    expect(again).toMatchObject({ __typename: 'PersonalData', expiresAt: copy.expiresAt });
    expect(await myData({ pass: `${copy.pass}x` })).toMatchObject({ reason: 'WRONG_DIGITS' });
  });

  test('digits that confirm a hold show no data', async () => {
    const phone = phoneOf(people++);
    const { code } = await api.book({ phone });
    await asked(SEND, { code, birthDate: BIRTH_DATE });
    const [{ digits }] = await app.query(
      `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof'`,
      [phone],
    );
    expect(await myData({ code, birthDate: BIRTH_DATE, digits })).toMatchObject({ reason: 'WRONG_DIGITS' });
  });

  test('tells of the person alone, not of others whom the same number registered', async () => {
    const phone = phoneOf(people++);
    const first = await registered(phone);
    await first.say('#batal');
    const second = await registered(phone);
    await sendDigits(second.code);
    const { json } = await myData({ code: second.code, birthDate: BIRTH_DATE, digits: await digitsOf(phone) });
    expect(JSON.parse(json).bookings.map(({ code }: { code: string }) => code)).toEqual([second.code]);
  });

  test('where no number is known sends the person to the desk', async () => {
    const { code } = await api.book({ office: 'DEPOK' });
    expect(await sendDigits(code)).toMatchObject({ reason: 'DATA_AT_DESK' });
  });

  test('shows officers the data of their own office, and notes it as their reading', async () => {
    const { code, name } = await registered(phoneOf(people++));
    const [here, elsewhere] = [await officerOf('BOGOR'), await officerOf('DEPOK')];
    expect(await myData({ code }, here)).toMatchObject({ text: expect.stringContaining(name), pass: null, url: null });
    expect(await myData({ code }, elsewhere)).toMatchObject({ reason: 'UNKNOWN_CODE' });
  });
});

test('each reading is in the audit log, with neither number nor network', async () => {
  const phone = phoneOf(people++);
  const { code, say } = await registered(phone);
  await say('DATA SAYA');
  const rows = await app.query(`select * from audit where what = 'myData' and $1 = any(subjects)`, [code]);
  expect(rows).toMatchObject([
    { who: 'applicant by WHATSAPP', asker: 'sender', persons: 1, source: null, office: 'BOGOR' },
  ]);
  expect(JSON.stringify(rows)).not.toContain(phone);
});

describe('by the page without a script', () => {
  const sent = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ language: 'en', ...fields });
    const response = await fetch(`${app.url}/my-data`, { method: 'POST', headers, body });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  test('asks for code and birth date, then for digits, then shows the data and gives the file', async () => {
    const phone = phoneOf(people++);
    const { code, name } = await registered(phone);
    expect(await (await fetch(`${app.url}/my-data`)).text()).toContain('name="code"');
    const fields = { code, birthDate: '25-01-1987' };
    expect((await sent({ ...fields, action: 'digits' })).text).toContain('name="digits"');
    const digits = await digitsOf(phone);
    const shown = await sent({ ...fields, action: 'show', digits });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(name);
    const pass = /name="pass" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    const file = await sent({ action: 'file', pass });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="antrean-\d{4}-\d\d-\d\d\.json"$/);
    expect(JSON.parse(file.text).bookings[0].code).toBe(code);
  });

  test('says what is wrong, and tells nothing without proof', async () => {
    const { code, name } = await registered(phoneOf(people++));
    for (const fields of [
      { action: 'digits', code, birthDate: 'yesterdayish' },
      { action: 'digits', code, birthDate: '26-01-1987' },
      { action: 'show', code, birthDate: '25-01-1987', digits: '123' },
      { action: 'file', pass: 'none' },
    ]) {
      const answer = await sent(fields);
      expect([fields.action, answer.status]).toEqual([fields.action, 422]);
      expect(answer.text).not.toContain(name);
    }
    expect((await sent({ action: 'digits', code }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

test('beyond the free codes of a network the page does the work, and then sends the digits', async () => {
  const own = await openApp({ rateLimit: '600', change: { defaults: APPROVED_DIGITS } });
  const phone = phoneOf(people++);
  const name = nameOf(people++);
  const { replies } = await own.simulator({ from: phone, to: 'BOGOR', text: `#${name}#25011987#07082017` });
  const code = codeIn(replies[0]?.text ?? '');
  await own.query(
    `insert into proof_sent (number, source, at) select '+62811' || n, '127.0.0.0/24', $1 from generate_series(1, 20) n`,
    [own.clock.now().toString()],
  );
  const ask = async (more: Record<string, string> = {}) => {
    const body = new URLSearchParams({ language: 'en', action: 'digits', code, birthDate: '25-01-1987', ...more });
    const response = await fetch(`${own.url}/my-data`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  };
  const asked = await ask();
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('<script type="module" src="/channels/web/work.js"></script>');
  const typed = /data-work="([^"]+)"/.exec(asked.text)?.[1] ?? '';
  const challenge = JSON.parse(typed.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))));
  const solution = await solveChallenge({ challenge, deriveKey });
  const sent = await ask({ work: JSON.stringify({ challenge, solution }) });
  expect([sent.status, sent.text.includes('name="digits"')]).toEqual([200, true]);
  expect(await own.query('select from proof_sent')).toHaveLength(21);
});
