// The proof of a staff card: PINs are hashed before any row is locked, and what changed meanwhile is weighed again.
import { expect, test } from 'vitest';
import { type CardProof, MAX_CARD_TRIES, proveCard, weighPin } from '../../src/access/cardSignIn.ts';
import { keyLimitsIn } from '../../src/access/keyLife.ts';
import { addStaff } from '../../src/access/keys.ts';
import { makeStaffCard } from '../../src/access/staffCards.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';

const { database, offices } = await openHouse();
const { pool } = database;
const db = queriesOn(pool);
const now = instant('2017-08-07T07:00:00+07:00');
const moment = { now, limitsOf: keyLimitsIn(offices) };
const [RIGHT, WRONG, OTHER] = ['2580', '0852', '7193'];

/** A card without a PIN, and the personal key of its owner. */
async function newCard() {
  const setup = { office: 'BOGOR', name: 'Rina Wati', role: 'FRONT_DESK' } as const;
  const { staff, key } = await inTransaction(pool, (tx) => addStaff(tx, setup, now));
  const card = await inTransaction(pool, (tx) => makeStaffCard(tx, { office: 'BOGOR', staff: staff.id }, now));
  return { key, card: card?.text ?? '', staff: staff.id };
}

const proofOf = (card: string, more: Partial<CardProof>): CardProof => ({
  ...{ card, pin: null, key: null, newPin: null },
  ...more,
});

/** The outcome of a proof that was weighed before. */
async function proven(proof: CardProof, weighed: Awaited<ReturnType<typeof weighPin>>) {
  const outcome = await inTransaction(pool, (tx) => proveCard(tx, { ...proof, weighed }, moment));
  return outcome && ('fault' in outcome ? outcome.fault : 'ACCEPTED');
}

const shown = async (proof: CardProof) => proven(proof, await weighPin(db, proof));

test('hashes while another transaction holds the rows of card and person', async () => {
  const { card, key, staff } = await newCard();
  await shown(proofOf(card, { key, newPin: RIGHT }));
  await inTransaction(pool, async (tx) => {
    await tx.query('select from staff where id = $1 for update', [staff]);
    await tx.query('select from staff_card where staff = $1 for update', [staff]);
    expect(await weighPin(db, proofOf(card, { pin: RIGHT }))).toMatchObject({ isRight: true });
    expect(await weighPin(db, proofOf(card, { pin: WRONG }))).toMatchObject({ isRight: false });
    expect((await weighPin(db, proofOf(card, { key, newPin: OTHER }))).chosen).not.toBeNull();
  });
});

test('counts each of many guesses at one moment: the right one among them opens nothing once the card is locked', async () => {
  const { card, key } = await newCard();
  await shown(proofOf(card, { key, newPin: RIGHT }));
  const guesses = Array.from({ length: 2 * MAX_CARD_TRIES }, () => proofOf(card, { pin: WRONG }));
  const right = proofOf(card, { pin: RIGHT });
  // All are weighed before the first is counted.
  const weighed = await Promise.all([...guesses, right].map((guess) => weighPin(db, guess)));
  const outcomes = await Promise.all(guesses.map((guess, index) => proven(guess, weighed[index] ?? never())));
  expect(outcomes.filter((outcome) => outcome === 'WRONG_PIN')).toHaveLength(MAX_CARD_TRIES - 1);
  expect(outcomes.filter((outcome) => outcome === 'CARD_LOCKED')).toHaveLength(MAX_CARD_TRIES + 1);
  expect(await proven(right, weighed.at(-1) ?? never())).toBe('CARD_LOCKED');
});

test('does nothing where the PIN has changed since it was weighed', async () => {
  const { card, key } = await newCard();
  await shown(proofOf(card, { key, newPin: RIGHT }));
  const old = proofOf(card, { pin: RIGHT });
  const weighed = await weighPin(db, old);
  expect(await shown(proofOf(card, { key, newPin: OTHER }))).toBe('ACCEPTED');
  expect(await proven(old, weighed)).toBeNull();
  expect(await shown(old)).toBe('WRONG_PIN');
  expect(await shown(proofOf(card, { pin: OTHER }))).toBe('ACCEPTED');
});

test('spends nothing on a card that is unknown, locked, or not of that key', async () => {
  const { card, key } = await newCard();
  const nothing = { kept: null, isRight: false, chosen: null };
  expect(await weighPin(db, proofOf('STAFFCARD0000', { pin: RIGHT }))).toEqual(nothing);
  expect(await weighPin(db, proofOf(card, { key: 'another', newPin: RIGHT }))).toEqual(nothing);
  await shown(proofOf(card, { key, newPin: RIGHT }));
  for (let tries = 0; tries < MAX_CARD_TRIES; tries++) await shown(proofOf(card, { pin: WRONG }));
  expect(await weighPin(db, proofOf(card, { pin: RIGHT }))).toEqual(nothing);
  expect(await shown(proofOf(card, { pin: RIGHT }))).toBe('CARD_LOCKED');
});

function never(): never {
  throw new Error('There is one for each.');
}
