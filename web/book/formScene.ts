// The state that the booking form is drawn of: the office, the draft, its faults, and the functions of its controls.
import type { PageLanguage } from '../texts/language.ts';
import type { FormFaults, OfficeToBook } from './bookingInput.ts';
import type { DayChoice } from './days.ts';
import type { NoFragment } from './documents.ts';
import type { Draft } from './draft.ts';

export interface FormScene {
  language: PageLanguage;
  office: OfficeToBook;
  draft: Draft;
  choice: DayChoice;
  faults: FormFaults;
  refusal: NoFragment | null;
  fault: unknown;
  isBusy: boolean;
  /** No day has a place. */
  isFull: boolean;
  /** Whether the form has a page of its own, with an address. */
  hasAddress: boolean;
  onFull(isFull: boolean): void;
  onChange(part: Partial<Draft>): void;
  onChoice(choice: DayChoice): void;
  /** Takes the place that the office offers instead. */
  onInstead(window: string, startsAt: string): void;
  onSubmit(event: SubmitEvent): void;
}
