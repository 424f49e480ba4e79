// The end of a person's card, and of the sessions that were begun by it.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { StaffCardEntity, StaffSessionEntity } from './entities.ts';

const CARD_SUBJECT = 'staff ';

/** The subject of sessions that a member of staff begins by a card. */
export function cardSubject(staff: number): string {
  return `${CARD_SUBJECT}${staff}`;
}

export function isCardSubject(subject: string): boolean {
  return subject.startsWith(CARD_SUBJECT);
}

/** The id of the asker whose session it is: that of the personal key where a card began it. */
export function askerIdOf(subject: string): string {
  return isCardSubject(subject) ? subject.slice(CARD_SUBJECT.length) : subject;
}

export async function endCardsOf(tx: Transaction, staff: number, now: Instant): Promise<void> {
  await tx.em.nativeUpdate(StaffCardEntity, { staff, endedAt: null }, { endedAt: now });
  await tx.em.nativeUpdate(StaffSessionEntity, { subject: cardSubject(staff), endedAt: null }, { endedAt: now });
}
