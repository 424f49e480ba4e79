// The state that one booking is drawn of on its page: the booking, the open question, and the functions of its buttons.
import type { PageLanguage } from '../texts/language.ts';
import type { DayChoice } from './days.ts';
import type { NoFragment, VisitFragment } from './documents.ts';
import type { Holding } from './draft.ts';

/** The steps with a button of their own. */
export type VisitStep = 'requestStandby' | 'leaveStandby' | 'acceptOffer' | 'declineOffer' | 'cancel';

export interface VisitScene {
  language: PageLanguage;
  visit: VisitFragment;
  /** Whether each view is a page of its own. */
  page: boolean;
  holding: Holding;
  /** The question that is open below the booking. */
  asking: 'change' | 'cancel' | null;
  choice: DayChoice;
  /** The reader wants to move, and has chosen nothing. */
  isChoiceMissing: boolean;
  refusal: NoFragment | null;
  fault: unknown;
  isMoved: boolean;
  isBusy: boolean;
  /** The share of the proof of work that is done, 0 to 1; null: none is under way. */
  worked: number | null;
  onStep(step: VisitStep): void;
  onConfirm(): void;
  onDigits(digits: string): void;
  onMove(): void;
  onAsk(what: 'change' | 'cancel' | null): void;
  onChoice(choice: DayChoice): void;
  onAgain(office: string): void;
}
