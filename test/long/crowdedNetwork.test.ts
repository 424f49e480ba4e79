// The opening morning of people behind one address of a carrier: each gets through, by more work or by a message, and none is refused for the others.
import { expect, test } from 'vitest';
import { MOST_TRIES, ORDINARY_TRIES, triesAsked, triesToConfirm } from '../../src/abuse/price.ts';
import { openPool } from '../../src/database.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { sendCode } from '../support/bookPage.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { openServer } from '../support/server.ts';
import { step } from '../support/step.ts';
import { openDevices, triesIn } from '../support/work.ts';

const CARRIER = { 'x-forwarded-for': '114.122.3.7' };
const BUDGET = '114.122.3.0/24';
const QUIET = { 'x-forwarded-for': '36.70.1.5' };
const BIRTH_DATE = '1987-01-25';
const REFUSED = '... on Refusal { reason message work }';
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code work } ${REFUSED} } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { ... on Booking { status } ${REFUSED} } }`;
const SEND = `mutation ($input: SendProofInput!) { sendProof(input: $input) { ... on Booking { code } ${REFUSED} } }`;

/** A server without a limit of requests a minute, since a morning passes in seconds here. */
async function openMorning() {
  const server = await openServer({ environment: { RATE_LIMIT: '0' } });
  const pool = openPool(server.databaseUrl, 1);
  atEnd(() => pool.end());
  const devices = await openDevices(pool);
  let people = 0;
  const prices: number[] = [];
  /** A place for the next person, paid for as asked; the booking with its code. */
  async function place(office: string, phone: string | null = null) {
    const applicant = { name: nameOf(people++), birthDate: BIRTH_DATE };
    const input = { office, applicant, phone, idempotencyKey: `person ${people}` };
    const first = await server.ask(BOOK, { input }, CARRIER);
    if (first.code) return first;
    expect(first.reason).toBe('WORK_REQUIRED');
    prices.push(triesIn(first.work));
    const work = await devices.pay('PLACE', BUDGET, first.work);
    const booked = await server.ask(BOOK, { input: { ...input, work } }, CARRIER);
    expect(booked).toMatchObject({ code: expect.stringMatching(/^\w{8}$/) });
    return booked;
  }
  return { server, devices, place, prices };
}

const isRising = (prices: readonly number[]) => prices.every((price, at) => at === 0 || price >= (prices[at - 1] ?? 0));

test('five hundred people of one address confirm at an office without a number, each for more work', async () => {
  const { server, devices, place, prices } = await openMorning();
  const confirming: number[] = [];
  for (let person = 0; person < 500; person++) {
    const { code, work: asked } = await place('TANGERANG');
    confirming.push(triesIn(asked));
    const work = await devices.confirm(code, asked);
    const answer = await server.ask(CONFIRM, { input: { code, birthDate: BIRTH_DATE, work } }, CARRIER);
    expect(answer).toEqual({ status: 'CONFIRMED' });
  }
  expect([isRising(prices), isRising(confirming)]).toEqual([true, true]);
  expect(prices.at(-1)).toBe(triesAsked({ source: 499, wider: 499, office: 499 }));
  expect(confirming.slice(0, 3)).toEqual([ORDINARY_TRIES, ORDINARY_TRIES, ORDINARY_TRIES]);
  expect(confirming.at(-1)).toBe(MOST_TRIES);

  await step('a caller of a quiet network pays what all together have raised the price of the office to', async () => {
    const input = { office: 'TANGERANG', applicant: { name: nameOf(9000), birthDate: BIRTH_DATE } };
    const { reason, work } = await server.ask(BOOK, { input }, QUIET);
    expect(reason).toBe('WORK_REQUIRED');
    // The server remembers the price for some seconds, in which one more place was given.
    const [least, most] = [499, 500].map((places) => triesAsked({ source: 0, wider: 0, office: places }));
    expect([least, most]).toContain(triesIn(work));
    expect(triesIn(work)).toBeLessThanOrEqual(ORDINARY_TRIES);
    const paid = { ...input, work: await devices.pay('PLACE', '36.70.1.0/24', work) };
    const booked = await server.ask(BOOK, { input: paid }, QUIET);
    expect(triesIn(booked.work)).toBe(triesToConfirm({ source: 0, wider: 0, office: 500 }));
  });
});

test('at an office with a number they send the code, or read digits, which cost work beyond the first twenty', async () => {
  const { server, devices, place } = await openMorning();
  const prices: number[] = [];
  for (let person = 0; person < 60; person++) {
    const phone = phoneOf(person);
    const { code } = await place('BOGOR', phone);
    if (person % 2 === 1) {
      await sendCode(server, '+628111100333', code, phone);
      continue;
    }
    const own = { code, birthDate: BIRTH_DATE };
    const first = await server.ask(SEND, { input: own }, CARRIER);
    if (first.reason) {
      expect(first.reason).toBe('WORK_REQUIRED');
      prices.push(triesIn(first.work));
      const work = await devices.pay('DIGITS', BUDGET, first.work);
      expect(await server.ask(SEND, { input: { ...own, work } }, CARRIER)).toEqual({ code });
    }
    const [{ digits }] = await server.query(
      `select sealed::json #>> '{secret,0}' as digits from outbox_message where purpose like 'proof:' || $1 || ':%'`,
      [code],
    );
    expect(await server.ask(CONFIRM, { input: { ...own, digits } }, CARRIER)).toEqual({ status: 'CONFIRMED' });
  }
  expect([prices.length, isRising(prices)]).toEqual([10, true]);
  const confirmed = () => server.query(`select from booking where status = 'CONFIRMED' and proven`);
  await eventually('all confirmed', async () => (await confirmed()).length === 60);
});
