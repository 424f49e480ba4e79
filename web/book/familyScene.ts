// The state that the page of a family is drawn of: its people, what stands in the way of the next, and what its buttons do.
import type { PageLanguage } from '../texts/language.ts';
import type { PersonFaults } from './bookingInput.ts';
import type { NoFragment, VisitFragment } from './documents.ts';
import type { DraftMember } from './draft.ts';
import type { Party } from './party.ts';

/** The reason why the next person has no place. */
export interface PartyTrouble {
  refusal: NoFragment | null;
  fault: unknown;
  faults: PersonFaults;
}

export interface FamilyScene {
  language: PageLanguage;
  party: Party;
  /** By code. */
  visits: ReadonlyMap<string, VisitFragment>;
  trouble: PartyTrouble | null;
  fault: unknown;
  isBusy: boolean;
  /** The place of the person to book next; -1: none. */
  at: number;
  onMember(part: Partial<DraftMember>): void;
  onInstead(window: string): void;
  onTry(): void;
  onWithout(): void;
  onGiveBack(): void;
  onConfirm(): void;
  onOpen(visit: VisitFragment, birthDate: string): void;
  onAgain(): void;
}
