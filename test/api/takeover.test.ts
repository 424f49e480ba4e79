// Two callers who know the same name and birth date, or name the same number: the one who proves a number wins, by every way.
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { sendCode } from '../support/bookPage.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { apiKey, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const server = await openServer();
const BOGOR = '+628111100333';
const BIRTH_DATE = '1987-01-25';
const REFUSED = '... on Refusal { reason field message }';
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ${REFUSED} } }`;
const SEND = `mutation ($input: SendProofInput!) { sendProof(input: $input) { ... on Booking { code } ${REFUSED} } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { ... on Booking { status } ${REFUSED} } }`;
const CLAIM = `mutation ($input: SendNumberProofInput!) { sendNumberProof(input: $input) {
  ... on NumberProof { id phone status expiresAt } ${REFUSED} } }`;

let people = 0;
let networks = 0;
/** Each request comes from a network of its own. */
const ask = (document: string, input: object) =>
  server.ask(document, { input }, { 'x-forwarded-for': `10.${networks++}.0.7` });
const newPerson = () => ({ name: nameOf(people), phone: phoneOf(people++) });
const book = (name: string, more: object = {}) =>
  ask(BOOK, { office: 'BOGOR', applicant: { name, birthDate: BIRTH_DATE }, ...more });
const stateOf = async (code: string) =>
  (await server.query('select status, live, proven, sender_key from booking where code = $1', [code]))[0];
const OVER = { status: 'CANCELLED', live: false, proven: false, sender_key: null };

/** The digits that were sent last to a number. */
async function digitsTo(phone: string): Promise<string> {
  const rows = await server.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof' order by id desc limit 1`,
    [phone],
  );
  return rows[0]?.digits;
}

/** Has digits sent to the number, and reads them. */
async function readDigits(phone: string): Promise<string> {
  expect(await ask(CLAIM, { office: 'BOGOR', phone })).toMatchObject({ phone });
  return digitsTo(phone);
}

const wrongFor = (digits: string) => (digits === '000000' ? '111111' : '000000');

describe('an unproven hold in the name of a person', () => {
  test('stands against another unproven caller, who wins with digits sent to a number of their own', async () => {
    const [stranger, owner] = [newPerson(), newPerson()];
    const { code: false1 } = await book(owner.name, { phone: stranger.phone });
    expect((await book(owner.name, { phone: owner.phone })).reason).toBe('ALREADY_BOOKED');
    const digits = await readDigits(owner.phone);
    const { code } = await book(owner.name, { phone: owner.phone, digits });
    expect(await stateOf(false1)).toEqual(OVER);
    expect(await stateOf(code)).toMatchObject({ status: 'HELD', proven: true, sender_key: `tel:${owner.phone}` });
    const own = { code, birthDate: BIRTH_DATE };
    expect(await ask(CONFIRM, own)).toEqual({ status: 'CONFIRMED' });

    await step('the stranger reads nothing into it any more', async () => {
      expect((await ask(SEND, { code: false1, birthDate: BIRTH_DATE })).reason).toBe('NOT_ALLOWED_NOW');
      const late = await readDigits(stranger.phone);
      expect((await book(owner.name, { phone: stranger.phone, digits: late })).reason).toBe('ALREADY_BOOKED');
    });
  });

  test('gives way to a person who writes by chat, and to a key that vouches', async () => {
    const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
    const [written, vouched] = [newPerson(), newPerson()];
    const { code: first } = await book(written.name);
    await sendCode(server, BOGOR, `#${written.name}#25011987#07082017#`, written.phone);
    await eventually('the hold is over', async () => (await stateOf(first)).live === false);
    expect(await stateOf(first)).toEqual(OVER);
    const { code: second } = await book(vouched.name);
    const applicant = { name: vouched.name, birthDate: BIRTH_DATE };
    await server.ask(BOOK, { input: { office: 'DEPOK', applicant } }, vouching);
    expect(await stateOf(second)).toEqual(OVER);
  });

  test('is proven by the first of its own code by message and its digits: the other is no longer needed', async () => {
    for (const way of ['message', 'digits']) {
      const { name, phone } = newPerson();
      const { code } = await book(name, { phone });
      const own = { code, birthDate: BIRTH_DATE };
      await ask(SEND, own);
      const digits = await digitsTo(phone);
      if (way === 'message') {
        await sendCode(server, BOGOR, code, phone);
        await eventually('confirmed', async () => (await stateOf(code)).status === 'CONFIRMED');
      } else expect(await ask(CONFIRM, { ...own, digits })).toEqual({ status: 'CONFIRMED' });
      expect(await stateOf(code)).toMatchObject({ proven: true, live: true, sender_key: `tel:${phone}` });
    }
  });
});

describe('an unproven hold that names a number', () => {
  test('gives way to its owner, who reads digits on it, and to no one else', async () => {
    const [stranger, owner, other] = [newPerson(), newPerson(), newPerson()];
    const { code: false1 } = await book(stranger.name, { phone: owner.phone });
    expect((await book(owner.name, { phone: owner.phone })).reason).toBe('LIMIT_REACHED');
    const digits = await readDigits(owner.phone);
    const refused = await book(owner.name, { phone: owner.phone, digits: wrongFor(digits) });
    expect([refused.reason, refused.field]).toEqual(['WRONG_DIGITS', 'digits']);
    expect((await book(owner.name, { phone: other.phone, digits })).reason).toBe('WRONG_DIGITS');
    expect((await stateOf(false1)).live).toBe(true);
    const { code } = await book(owner.name, { phone: owner.phone, digits });
    expect([await stateOf(false1), (await stateOf(code)).proven]).toEqual([OVER, true]);
  });
});

describe('digits for a number', () => {
  test('count at the office that sent them, for ten minutes, and for five wrong readings', async () => {
    const [first, second, third] = [newPerson(), newPerson(), newPerson()];
    const digits = await readDigits(first.phone);
    const elsewhere = { office: 'BANDUNG', phone: first.phone, digits };
    expect((await book(first.name, elsewhere)).reason).toBe('WRONG_DIGITS');
    const guessed = await readDigits(second.phone);
    for (let time = 0; time < 5; time++)
      expect((await book(second.name, { phone: second.phone, digits: wrongFor(guessed) })).reason).toBe('WRONG_DIGITS');
    expect((await book(second.name, { phone: second.phone, digits: guessed })).reason).toBe('WRONG_DIGITS');
    const late = await readDigits(third.phone);
    server.clock.advance(10);
    expect((await book(third.name, { phone: third.phone, digits: late })).reason).toBe('WRONG_DIGITS');
  });

  test('are sent once a minute, to numbers of the country, and by offices that can send', async () => {
    const { phone } = newPerson();
    const sent = await readDigits(phone);
    expect(await readDigits(phone)).toBe(sent);
    expect((await ask(CLAIM, { office: 'BOGOR', phone: '+252612345678' })).reason).toBe('NUMBER_NOT_SERVED');
    const refused = await ask(CLAIM, { office: 'TANGERANG', phone: newPerson().phone });
    expect([refused.reason, refused.field]).toEqual(['DIGITS_NOT_OFFERED', 'office']);
    expect(refused.message).toContain('Tangerang');
  });

  test('tell whether they arrived, by their id before a booking and with the booking after it', async () => {
    const { name, phone } = newPerson();
    const { id, ...sent } = await ask(CLAIM, { office: 'BOGOR', phone });
    const claimed = () => server.ask('query ($id: ID!) { numberProof(id: $id) { phone status expiresAt } }', { id });
    const bookingOf = 'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate)';
    await eventually('sent', async () => (await claimed()).status === 'SENT');
    expect(await claimed()).toEqual({ ...sent, status: 'SENT' });
    await server.query(`update outbox_message set status = 'FAILED' where recipient = $1`, [phone]);
    expect(await claimed()).toMatchObject({ status: 'FAILED' });
    const { code } = await book(name, { phone });
    const own = { code, birthDate: BIRTH_DATE };
    const shown = async () => (await server.ask(`${bookingOf} { digits { status } } }`, own)).digits;
    expect(await shown()).toBeNull();
    await ask(SEND, own);
    await eventually('sent, too', async () => (await shown()).status === 'SENT');
    expect(await server.ask('{ office(code: "BOGOR") { digitsBy } }')).toEqual({ digitsBy: ['WHATSAPP'] });
    expect(await server.ask('{ office(code: "TANGERANG") { digitsBy } }')).toEqual({ digitsBy: [] });
  });

  test('free their reader from the budgets of the network', async () => {
    const crowded = { 'x-forwarded-for': '114.122.9.7' };
    const bookThere = (name: string, more: object = {}) =>
      server.ask(BOOK, { input: { office: 'BOGOR', applicant: { name, birthDate: BIRTH_DATE }, ...more } }, crowded);
    for (let time = 0; time < 5; time++) expect((await bookThere(newPerson().name)).code).toMatch(/^\w{8}$/);
    const { name, phone } = newPerson();
    expect((await bookThere(name, { phone })).reason).toBe('WORK_REQUIRED');
    const digits = await readDigits(phone);
    expect((await bookThere(name, { phone, digits })).code).toMatch(/^\w{8}$/);
  });
});
