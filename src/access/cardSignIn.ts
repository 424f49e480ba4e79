// Signs a member of staff in by card and PIN. The PIN is chosen at the first use, by the owner of the personal key.

import { LockMode } from '@mikro-orm/core';
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { type Instant, isBefore } from '../time.ts';
import { StaffCardEntity, StaffEntity } from './entities.ts';
import { type KeyLimitsOf, keyExpiry } from './keyLife.ts';
import { digestOfKey, type Staff } from './keys.ts';
import { readCardText } from './staffCards.ts';
import { hashPin, isChoosablePin, isPinOf } from './staffPin.ts';

const cardTables = tablesOf(StaffCardEntity, StaffEntity);

/** Wrong PINs, or keys, one after the other, after which a manager has to unlock the card. */
export const MAX_CARD_TRIES = 5;

/** Proof of a person: the card, and the PIN, or the personal key with a new PIN. */
export interface CardProof {
  card: string;
  pin: string | null;
  key: string | null;
  newPin: string | null;
}

export const CARD_FAULTS = [
  ...(['UNKNOWN_CARD', 'CARD_LOCKED', 'PIN_NEEDED', 'PIN_NOT_CHOSEN', 'WRONG_PIN', 'WRONG_KEY'] as const),
  ...(['PIN_TOO_EASY', 'KEY_EXPIRED'] as const),
] as const;
export type CardFault = (typeof CARD_FAULTS)[number];

export interface RefusedCard {
  fault: CardFault;
  /** Tries that are left until the card is locked; null: that does not matter. */
  triesLeft: number | null;
  /** The member of staff whose card was locked by this try; null: none was. */
  locked: Staff | null;
}

export interface AcceptedCard {
  staff: Staff;
  /** The personal key expires then, and with it all that was begun by the card. */
  endsBy: Instant;
  isPinNew: boolean;
}

/** The faults by which someone tries out what they do not know. */
export function isCardGuess({ fault }: RefusedCard): boolean {
  return fault === 'UNKNOWN_CARD' || fault === 'WRONG_PIN' || fault === 'WRONG_KEY';
}

/** The slow part of a proof: PINs are hashed before the rows of card and person are locked. */
export interface WeighedPin {
  /** The kept PIN that was compared; null: none was. */
  kept: string | null;
  isRight: boolean;
  /** The new PIN as it will be kept; null: none is chosen. */
  chosen: string | null;
}

/** Hashes only for a card that may be tried: neither an unknown one nor one that is locked costs more than a look. */
export async function weighPin(db: Queryable, proof: CardProof): Promise<WeighedPin> {
  const text = readCardText(proof.card);
  const found = text && (await triedCard(db, text));
  if (!found || found.lockedAt) return { kept: null, isRight: false, chosen: null };
  const { pin: kept, keyDigest } = found;
  if (proof.newPin !== null) {
    const isChosen = faultOfNewPin(keyDigest, proof) === null;
    return { kept, isRight: false, chosen: isChosen ? await hashPin(proof.newPin, text) : null };
  }
  const isRight = kept !== null && proof.pin ? await isPinOf(kept, proof.pin, text) : false;
  return { kept, isRight, chosen: null };
}

/**
 * Counts what is wrong in the transaction, which therefore has to be committed after a refusal, too. Null: the PIN is
 * another by now than the one that was weighed, and nothing was done.
 */
export async function proveCard(
  tx: Transaction,
  proof: CardProof & { weighed: WeighedPin },
  { now, limitsOf }: { now: Instant; limitsOf: KeyLimitsOf },
): Promise<AcceptedCard | RefusedCard | null> {
  const { weighed } = proof;
  const text = readCardText(proof.card);
  const found = text && (await lockedCard(tx, text));
  if (!found) return refusedCard('UNKNOWN_CARD');
  const { staff, card } = found;
  const endsBy = keyExpiry(staff, limitsOf(staff.office));
  if (!isBefore(now, endsBy)) return refusedCard('KEY_EXPIRED');
  if (card.lockedAt) return refusedCard('CARD_LOCKED');
  if (card.pin !== weighed.kept) return null;
  const isPinNew = proof.newPin !== null;
  const fault = isPinNew ? faultOfNewPin(staff.digest, proof) : faultOfPin(proof);
  if (fault === 'WRONG_PIN' || fault === 'WRONG_KEY') return wrongTry(tx, found, fault, now);
  if (fault) return refusedCard(fault);
  const pin = isPinNew ? weighed.chosen : card.pin;
  // Chosen with a key that has been replaced since.
  if (pin === null) return null;
  await cardTables(tx)
    .updateTable('staff_card')
    .set({ pin, wrongTries: 0, lastUsedAt: now })
    .where('id', '=', card.id)
    .execute();
  await cardTables(tx).updateTable('staff').set({ lastUsedAt: now }).where('id', '=', staff.id).execute();
  return { staff, endsBy, isPinNew };
}

function refusedCard(fault: CardFault): RefusedCard {
  return { fault, triesLeft: null, locked: null };
}

type LockedCard = NonNullable<Awaited<ReturnType<typeof lockedCard>>>;

/** With the row of the person, in the order in which ending the key locks both; null: no card in use has that text. */
async function lockedCard(tx: Transaction, text: string) {
  const digest = digestOfKey(text);
  const known = await cardTables(tx)
    .selectFrom('staff_card')
    .select('staff')
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (!known) return null;
  const inUse = { id: known.staff, endedAt: null };
  const staff = await tx.em.findOne(StaffEntity, inUse, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const card = await cardTables(tx)
    .selectFrom('staff_card')
    .select(['id', 'pin', 'wrongTries', 'lockedAt'])
    .where('digest', '=', digest)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return staff && card ? { staff, card } : null;
}

/** As it is now, which may change before it is locked; null: no card in use has that text. */
async function triedCard(db: Queryable, text: string) {
  const card = await cardTables(db)
    .selectFrom('staff_card')
    .innerJoin('staff', 'staff.id', 'staff_card.staff')
    .select(['staff_card.pin', 'staff_card.lockedAt', 'staff.digest as keyDigest'])
    .where('staff_card.digest', '=', digestOfKey(text))
    .where('staff_card.endedAt', 'is', null)
    .where('staff.endedAt', 'is', null)
    .executeTakeFirst();
  return card ?? null;
}

function faultOfPin({ pin, weighed }: CardProof & { weighed: WeighedPin }): CardFault | null {
  if (weighed.kept === null) return 'PIN_NOT_CHOSEN';
  if (!pin) return 'PIN_NEEDED';
  return weighed.isRight ? null : 'WRONG_PIN';
}

function faultOfNewPin(keyDigest: string, { key, newPin }: CardProof): CardFault | null {
  if (!newPin || !isChoosablePin(newPin)) return 'PIN_TOO_EASY';
  return digestOfKey(key ?? '') === keyDigest ? null : 'WRONG_KEY';
}

async function wrongTry(
  tx: Transaction,
  { staff, card }: LockedCard,
  fault: CardFault,
  now: Instant,
): Promise<RefusedCard> {
  const wrongTries = card.wrongTries + 1;
  const isLocked = wrongTries >= MAX_CARD_TRIES;
  await cardTables(tx)
    .updateTable('staff_card')
    .set({ wrongTries, lockedAt: isLocked ? now : null })
    .where('id', '=', card.id)
    .execute();
  if (isLocked) return { fault: 'CARD_LOCKED', triesLeft: 0, locked: staff };
  return { fault, triesLeft: MAX_CARD_TRIES - wrongTries, locked: null };
}
