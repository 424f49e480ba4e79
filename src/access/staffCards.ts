// Cards of staff: printed with a secret as a QR code, one for each member of an office, and worth nothing without the PIN.
import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Queryable, Transaction } from '../database.ts';
import { type RowOf, select } from '../statement.ts';
import type { Instant } from '../time.ts';
import { endCardsOf } from './endedCards.ts';
import { StaffCardEntity, StaffEntity } from './entities.ts';
import { digestOfKey, type Ended } from './keys.ts';

const STAFF_CARD = select(StaffCardEntity, [
  'id',
  'staff',
  'pin',
  'wrongTries',
  'lockedAt',
  'createdAt',
  'lastUsedAt',
  'endedAt',
]);
export type StaffCard = RowOf<typeof STAFF_CARD>;

/** Capitals and digits alone: they make a small QR code, and scanners that type do not mistake them. */
const CARD_PREFIX = 'STAFFCARD';
const CARD_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of five bits each. */
const CARD_SECRET_LENGTH = 26;
const CARD_TEXT = new RegExp(`^${CARD_PREFIX}[${CARD_SIGNS}]{${CARD_SECRET_LENGTH}}$`);

function newCardText(): string {
  const signs = [...randomBytes(CARD_SECRET_LENGTH)].map((byte) => CARD_SIGNS[byte % CARD_SIGNS.length]);
  return CARD_PREFIX + signs.join('');
}

/** The text of a card as it was scanned; null: it is none. */
export function readCardText(scanned: string): string | null {
  const text = scanned.replace(/\s/g, '').toUpperCase();
  return CARD_TEXT.test(text) ? text : null;
}

/** A member of staff of an office, by the number of their key. */
export interface CardHolder {
  office: string;
  staff: number;
}

/** A new card, whose text is shown once. The one before ends, and its PIN with it. Null: the office has no such staff. */
export async function makeStaffCard(
  tx: Transaction,
  { office, staff }: CardHolder,
  now: Instant,
): Promise<{ card: StaffCard; text: string } | null> {
  const holder = await tx.em.findOne(StaffEntity, { id: staff, office, endedAt: null }, FOR_CHANGE);
  if (!holder) return null;
  await endCardsOf(tx, staff, now);
  const text = newCardText();
  const unused = { pin: null, wrongTries: 0, lockedAt: null, lastUsedAt: null, endedAt: null };
  const card = tx.em.create(StaffCardEntity, { staff, digest: digestOfKey(text), createdAt: now, ...unused });
  await tx.em.persist(card).flush();
  return { card, text };
}

const FOR_CHANGE = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

/** Ends the card and the sessions begun by it; null: the person has none. */
export async function endStaffCard(
  tx: Transaction,
  holder: CardHolder,
  now: Instant,
): Promise<Ended<StaffCard> | null> {
  const card = await cardInUse(tx, holder);
  if (!card) return null;
  await endCardsOf(tx, holder.staff, now);
  return { ended: { ...card, endedAt: now }, repeated: false };
}

/** Lets the person try again, with the PIN as it is; null: there is no card. */
export async function unlockStaffCard(
  tx: Transaction,
  holder: CardHolder,
): Promise<{ card: StaffCard; before: StaffCard } | null> {
  const before = await cardInUse(tx, holder);
  if (!before) return null;
  await tx.em.nativeUpdate(StaffCardEntity, { id: before.id }, { lockedAt: null, wrongTries: 0 });
  return { card: { ...before, lockedAt: null, wrongTries: 0 }, before };
}

/** Locked, like the person's key: a sign-in by it waits, and sees it as it is afterwards. */
async function cardInUse(tx: Transaction, { office, staff }: CardHolder): Promise<StaffCard | null> {
  const holder = await tx.em.findOne(StaffEntity, { id: staff, office }, FOR_CHANGE);
  return holder && tx.em.findOne(StaffCardEntity, { staff, endedAt: null }, FOR_CHANGE);
}

/** The cards in use, by the numbers of their holders' keys. */
export async function cardsOfStaff(db: Queryable, staff: readonly number[]): Promise<Map<number, StaffCard>> {
  const cards = await db.em.find(StaffCardEntity, { staff: { $in: [...staff] }, endedAt: null });
  return new Map(cards.map((card) => [card.staff, card]));
}
